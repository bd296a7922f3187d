import "server-only";
import { z } from "zod";
import { asOutage } from "../base/problem.ts";
import { sql } from "../base/sql.ts";
import { endReasonSchema } from "../shared/end-reason.ts";
import { database } from "./database.ts";

const BEFORE_ALL = "00000000-0000-0000-0000-000000000000";

const keptSchema = z.array(
  z.object({
    id: z.string(),
    isClient: z.boolean(),
    parentId: z.string().nullable(),
    createdAt: z.date(),
    authenticatedAt: z.date(),
    rotatedAt: z.date().nullable(),
    deviceChangedAt: z.date().nullable(),
    lastActiveAt: z.date(),
    expiresAt: z.date(),
    idleTimeoutSeconds: z.number(),
    persistent: z.boolean(),
    endedAt: z.date().nullable(),
    // A reason that only a newer version knows.
    endReason: endReasonSchema.nullable().catch(null),
    endedBy: z.string().nullable(),
    deviceName: z.string(),
    ownName: z.string().nullable(),
    userAgent: z.string(),
    addressTruncated: z.string().nullable(),
    provider: z.string(),
  }),
);

/** A session as it is kept, live or ended, without what could open it or tell it by a hash. */
export type KeptSession = z.infer<typeof keptSchema>[number];

/**
 * Returns the next `limit` sessions of a user that are kept, the oldest first: those after the one of an id, or the first.
 * Throws `DatabaseUnavailable`.
 */
export async function listKeptSessions(userId: string, after: string | null, limit: number): Promise<KeptSession[]> {
  const rows = await asOutage(() =>
    database.query(sql`
      SELECT id, "isClient", "parentId", "createdAt", "authenticatedAt", "rotatedAt", "deviceChangedAt", "lastActiveAt",
        "expiresAt", "idleTimeoutSeconds", persistent, "endedAt", "endReason", "endedBy", "deviceName", "ownName", "userAgent",
        "addressTruncated", provider
      FROM "Session" WHERE "userId" = ${userId} AND id > ${after ?? BEFORE_ALL} ORDER BY id LIMIT ${limit}`),
  );
  return keptSchema.parse(rows);
}
