import * as z from "zod/mini";
import { END_REASONS } from "aurora-session/shared";
import { EVENT_KINDS } from "@/lib/activity/event-kinds";

export const eventKindSchema = z.enum(EVENT_KINDS);

export const publicEventSchema = z.object({
  id: z.uuid(),
  type: z.string(),
  kind: eventKindSchema,
  reason: z.nullable(z.enum(END_REASONS)),
  /** The actor, never by the id of somebody else. */
  actor: z.enum(["you", "system", "administrator", "operator", "anonymous"]),
  /** The number of sessions that a summary stands for. */
  count: z.nullable(z.int()),
  sessionId: z.nullable(z.uuid()),
  device: z.object({ name: z.nullable(z.string()), address: z.nullable(z.string()) }),
  at: z.iso.datetime(),
});

export const activitySchema = z.object({ events: z.array(publicEventSchema), nextCursor: z.nullable(z.string()) });
export const daySchema = z.object({ day: z.iso.date(), signIns: z.int(), endings: z.int() });
export const dailyActivitySchema = z.object({ days: z.array(daySchema) });

export type PublicEvent = z.infer<typeof publicEventSchema>;
export type DailyActivity = z.infer<typeof dailyActivitySchema>;
