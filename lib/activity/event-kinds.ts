import type { SecurityEventType } from "aurora-session/core";

/** The kinds by which the audit trail can be filtered. Every type of event belongs to exactly one. */
export const EVENT_KINDS = ["sign_ins", "failures", "endings", "changes"] as const;

export type EventKind = (typeof EVENT_KINDS)[number];

/** Returns the kind that an address or a control names, or null for anything else. */
export function parseEventKind(value: unknown): EventKind | null {
  return EVENT_KINDS.find((kind) => kind === value) ?? null;
}

// Every other type of event is a change, one that only a newer version knows too.
const TYPES = {
  sign_ins: ["signed_in", "app_connected"],
  failures: ["sign_in_failed", "reauthentication_failed"],
  endings: ["session_ended", "sessions_ended", "app_disconnected"],
} as const satisfies Readonly<Record<Exclude<EventKind, "changes">, readonly SecurityEventType[]>>;

const KNOWN_KINDS = ["sign_ins", "failures", "endings"] as const;

const kindByType: ReadonlyMap<string, EventKind> = new Map(
  KNOWN_KINDS.flatMap((kind) => TYPES[kind].map((type) => [type, kind])),
);

/** Returns the kind of an event. */
export function eventKind(type: string): EventKind {
  return kindByType.get(type) ?? "changes";
}

/** Returns the types of a kind. */
export function typesOfKind(kind: keyof typeof TYPES): string[] {
  return [...TYPES[kind]];
}

/** Returns the condition on the type of events that are of a kind. */
export function isOfKind(kind: EventKind) {
  return { type: kind === "changes" ? { notIn: [...kindByType.keys()] } : { in: typesOfKind(kind) } };
}
