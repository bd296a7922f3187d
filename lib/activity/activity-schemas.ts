import { z } from "zod";
import { endReasonSchema } from "aurora-session/shared";
import type { SecurityEventType } from "aurora-session/core";

/** The kinds by which the audit trail can be filtered. Every type of event belongs to exactly one. */
export const eventKindSchema = z.enum(["sign_ins", "failures", "endings", "changes"]);

export type EventKind = z.infer<typeof eventKindSchema>;

export const publicEventSchema = z.object({
  id: z.uuid(),
  type: z.string(),
  kind: eventKindSchema,
  reason: endReasonSchema.nullable(),
  /** The actor, never by the id of somebody else. */
  actor: z.enum(["you", "system", "administrator", "operator", "anonymous"]),
  /** The number of sessions that a summary stands for. */
  count: z.number().int().nullable(),
  sessionId: z.uuid().nullable(),
  device: z.object({ name: z.string().nullable(), address: z.string().nullable() }),
  at: z.iso.datetime(),
});

export const activitySchema = z.object({ events: z.array(publicEventSchema), nextCursor: z.string().nullable() });
export const dailyActivitySchema = z.object({
  days: z.array(z.object({ day: z.iso.date(), signIns: z.number().int(), endings: z.number().int() })),
});

export type PublicEvent = z.infer<typeof publicEventSchema>;
export type DailyActivity = z.infer<typeof dailyActivitySchema>;

// Every other type of event is a change, one that only a newer version knows too.
const TYPES = {
  sign_ins: ["signed_in", "app_connected"],
  failures: ["sign_in_failed", "reauthentication_failed"],
  endings: ["session_ended", "sessions_ended", "app_disconnected"],
} as const satisfies Readonly<Record<Exclude<EventKind, "changes">, readonly SecurityEventType[]>>;

const kindByType: ReadonlyMap<string, EventKind> = new Map(
  eventKindSchema.exclude(["changes"]).options.flatMap((kind) => TYPES[kind].map((type) => [type, kind])),
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
