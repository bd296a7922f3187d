/** How many other devices an ending signed out, in words. */
export function otherDevicesWords(ended: number): string {
  if (ended === 0) return "No other device was signed in.";
  return ended === 1 ? "1 other device was signed out." : `${ended} other devices were signed out.`;
}
