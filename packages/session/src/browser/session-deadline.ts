import type { PublicSession } from "aurora-session/shared";

/** The warning comes this long before a session's end. WCAG 2.2 success criterion 2.2.1 asks for at least 20 s. */
const WARN_SECONDS = 60;

/** How near a session's end is. Only the idle end can be moved. */
export type Deadline =
  | { readonly phase: "far" }
  | { readonly phase: "near" | "over"; readonly end: "idle" | "absolute"; readonly secondsLeft: number };

/** How near the end of a session is at `nowMs`, the server's time in milliseconds since 1970. */
export function readDeadline(
  { idleExpiresAt, expiresAt }: Pick<PublicSession, "idleExpiresAt" | "expiresAt">,
  nowMs: number,
): Deadline {
  const [idle, absolute] = [Date.parse(idleExpiresAt), Date.parse(expiresAt)];
  // The idle end is never past the absolute one; when both are the same, moving it is of no use.
  const end = idle < absolute ? "idle" : "absolute";
  const secondsLeft = Math.ceil((Math.min(idle, absolute) - nowMs) / 1000);
  if (secondsLeft > WARN_SECONDS) return { phase: "far" };
  return { phase: secondsLeft > 0 ? "near" : "over", end, secondsLeft: Math.max(0, secondsLeft) };
}
