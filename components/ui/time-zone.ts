/**
 * Returns the time zone that the person chose for their account, as the page's `<main>` names it, or undefined: then it is the
 * device's. A browser that doesn't know the zone shows its own, too. Not for server rendering.
 */
export function documentTimeZone(): string | undefined {
  const zone = document.querySelector("main")?.dataset["timeZone"];
  try {
    return zone && new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

/** Has times be shown in another zone from the next rendering on; in the device's if null. */
export function showTimeZone(zone: string | null): void {
  const main = document.querySelector("main");
  if (zone === null) main?.removeAttribute("data-time-zone");
  else main?.setAttribute("data-time-zone", zone);
}
