import { z } from "zod";
import { eventKindSchema } from "@/lib/activity/event-kind";
import { endReasonSchema } from "aurora-session/shared";

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
