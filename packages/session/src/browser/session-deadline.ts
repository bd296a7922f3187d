import type { PublicSession } from "../shared/schemas.ts";

/** The warning comes this long before a session's end. WCAG 2.2 success criterion 2.2.1 asks for at least 20 s. */
const WARN_SECONDS = 60;

/** How near a session's end is. Only the idle end can be moved. */
export type Deadline =
  | { readonly phase: "far" }
  | { readonly phase: "near" | "over"; readonly end: "idle" | "absolute"; readonly secondsLeft: number };

type Ends = Pick<PublicSession, "idleExpiresAt" | "expiresAt">;

/** How many seconds are left of a session at `nowMs`, the server's time in milliseconds since 1970; below 0 once it is over. */
export function secondsToEnd({ idleExpiresAt, expiresAt }: Ends, nowMs: number): number {
  return Math.ceil((Math.min(Date.parse(idleExpiresAt), Date.parse(expiresAt)) - nowMs) / 1000);
}

/** How near the end of a session is at `nowMs`, the server's time in milliseconds since 1970. */
export function readDeadline(ends: Ends, nowMs: number): Deadline {
  // The idle end is never past the absolute one; when both are the same, moving it is of no use.
  const end = Date.parse(ends.idleExpiresAt) < Date.parse(ends.expiresAt) ? "idle" : "absolute";
  const secondsLeft = secondsToEnd(ends, nowMs);
  if (secondsLeft > WARN_SECONDS) return { phase: "far" };
  return { phase: secondsLeft > 0 ? "near" : "over", end, secondsLeft: Math.max(0, secondsLeft) };
}
