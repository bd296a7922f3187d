const HALF_A_SECOND_MS = 500;

// Set by answers in the browser only: a server makes no requests through the client.
let offsetMs = 0;

/**
 * Notes the server's time from an answer's `Date` header (RFC 9110 §6.6.1), which has whole seconds. Otherwise a computer
 * whose clock is wrong would warn too early or too late.
 */
export function noteServerTime(date: string | null, sentAtMs: number, answeredAtMs: number): void {
  const time = Date.parse(date ?? "");
  if (!Number.isNaN(time)) offsetMs = time + HALF_A_SECOND_MS - (sentAtMs + answeredAtMs) / 2;
}

/** A time of the server as this browser's clock shows it, in milliseconds since 1970. */
export function toLocalTime(serverTime: string): number {
  return Date.parse(serverTime) - offsetMs;
}

/** The server's time in milliseconds since 1970, as well as this browser knows it. */
export function serverNow(): number {
  return Date.now() + offsetMs;
}
