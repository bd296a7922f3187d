import type { EndReason } from "../shared/end-reason.ts";
import type { DeviceChange } from "./device-change.ts";

/** For so long a replaced token differs from an unknown one, because requests sent before a rotation arrive after it. */
export const ROTATION_GRACE_SECONDS = 60;

/** The part of a session's row that decides whether it is live. */
export type SessionState = {
  readonly endedAt: Date | null;
  readonly endReason: EndReason | null;
  readonly expiresAt: Date;
  readonly lastActiveAt: Date;
  readonly idleTimeoutSeconds: number;
  readonly userDisabled: boolean;
};

export type Verdict = { readonly live: true } | { readonly live: false; readonly reason: EndReason };

/** Returns when a session ends if nobody uses it: last activity plus idle timeout, but never past its absolute end. */
export function idleEnd(state: Pick<SessionState, "lastActiveAt" | "idleTimeoutSeconds" | "expiresAt">): Date {
  const idle = state.lastActiveAt.getTime() + state.idleTimeoutSeconds * 1000;
  return new Date(Math.min(idle, state.expiresAt.getTime()));
}

/** `DEVICE_BINDING`: a changed device does nothing, is recorded, ends the session if all of it changed, or if any part did. */
export type DeviceBinding = "off" | "record" | "default" | "strict";

/**
 * Returns whether a session is live at `now` (the database's clock) for a request whose device differs by `change`, or why
 * not.
 * An ended row never becomes live again (ASVS 5.0 7.3, 7.4).
 */
export function judgeSession(state: SessionState, now: Date, change: DeviceChange, binding: DeviceBinding): Verdict {
  if (state.endedAt !== null) return { live: false, reason: state.endReason ?? "user" };
  if (state.userDisabled) return { live: false, reason: "user_disabled" };
  if (state.expiresAt <= now) return { live: false, reason: "absolute" };
  if (idleEnd(state) <= now) return { live: false, reason: "idle" };
  if (endsSession(change, binding)) return { live: false, reason: "device_mismatch" };
  return { live: true };
}

function endsSession(change: DeviceChange, binding: DeviceBinding): boolean {
  switch (binding) {
    case "off":
    case "record":
      return false;
    case "default":
      return change === "both";
    case "strict":
      return change !== "none" && change !== "address";
  }
}

/**
 * Returns whether a session stays fresh through a change. An address may change by itself: on the way, behind a relay.
 */
export function takesNoFreshness(change: DeviceChange): boolean {
  return change === "none" || change === "address";
}

/** Returns whether a factor was given within `freshSeconds`, and the device has not changed since (ASVS 5.0 7.5). */
export function isFresh(
  { authenticatedAt, deviceChangedAt }: { readonly authenticatedAt: Date; readonly deviceChangedAt: Date | null },
  now: Date,
  freshSeconds: number,
): boolean {
  if (deviceChangedAt !== null && deviceChangedAt >= authenticatedAt) return false;
  return now.getTime() - authenticatedAt.getTime() < freshSeconds * 1000;
}
