import type { PublicEvent } from "@/lib/activity/activity-schemas";

/** Events that are told as one, the newest first; at least one. */
export type EventRun = readonly [PublicEvent, ...PublicEvent[]];

/**
 * Puts failed tries of one kind from one device together where nothing else happened in between: five wrong passwords are one
 * thing that should alarm, not five rows. Every other event stands alone.
 */
export function groupRuns(events: readonly PublicEvent[]): EventRun[] {
  const runs: [PublicEvent, ...PublicEvent[]][] = [];
  for (const event of events) {
    const last = runs.at(-1);
    if (last !== undefined && isSameTry(last[0], event)) last.push(event);
    else runs.push([event]);
  }
  return runs;
}

function isSameTry(one: PublicEvent, other: PublicEvent): boolean {
  const { device } = one;
  return (
    one.kind === "failures" &&
    one.type === other.type &&
    device.name === other.device.name &&
    device.address === other.device.address
  );
}

// What the app does by itself, or what nobody else could gain by.
const HARMLESS = new Set(["account_created", "session_rotated", "sign_in_reported", "account_deleted"]);
const DONE_HERE = new Set(["device_named", "reauthenticated"]);
const ALARMING_ENDINGS = new Set(["user_all", "user_elsewhere", "device_mismatch", "refresh_reuse"]);

/** Returns whether somebody else than the person may have done it. `ownSessionId` is the session that asks. */
export function isContestable(event: PublicEvent, ownSessionId: string): boolean {
  const { type, kind, reason, actor, sessionId } = event;
  const isOwn = sessionId === ownSessionId;
  switch (kind) {
    case "failures":
      return true;
    case "sign_ins":
      return !isOwn;
    case "endings":
      return reason !== null && ALARMING_ENDINGS.has(reason);
    case "changes":
      return (actor === "you" || actor === "anonymous") && !HARMLESS.has(type) && !(isOwn && DONE_HERE.has(type));
    default:
      return kind satisfies never;
  }
}

/** Returns whether an event gave nobody anything: it was refused, or is answered by a mail to the person alone. */
export function wasRefused({ kind, actor }: PublicEvent): boolean {
  return kind === "failures" || actor === "anonymous";
}
