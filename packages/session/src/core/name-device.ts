import "server-only";
import { z } from "zod";
import { sql } from "../base/sql.ts";
import { asOutage, Problem } from "../base/problem.ts";
import type { LiveSession } from "./live-session.ts";
import { requireFresh } from "./request-session.ts";
import { LIVE } from "./session-sql.ts";
import { announce, transact } from "./transact.ts";

/**
 * Gives a live browser session of the person who asks a name of their own, or takes it away (null), and records that a name
 * changed. To name a session other than the asking one, that one must be fresh: otherwise a copied cookie could call its
 * own device by the name of another. Throws `reauthentication_required`; `not_found` for an id that is not theirs, or of an
 * app; `DatabaseUnavailable`.
 */
export async function nameDevice(session: LiveSession, id: string, name: string | null): Promise<void> {
  if (id.toLowerCase() !== session.id) requireFresh(session);
  if (!z.uuid().safeParse(id).success) throw new Problem("not_found");
  const { userId } = session;
  await asOutage(() =>
    transact(async (transaction) => {
      const named = await transaction.query(sql`
        WITH before AS (
          SELECT id, "ownName" FROM "Session"
          WHERE id = ${id}::uuid AND "userId" = ${userId} AND NOT "isClient" AND ${LIVE} FOR NO KEY UPDATE
        ), named AS (
          UPDATE "Session" SET "ownName" = ${name} FROM before WHERE "Session".id = before.id AND "endedAt" IS NULL
          RETURNING "Session".id, "userId", "deviceName", "addressTruncated",
            before."ownName" IS DISTINCT FROM ${name} AS "isChanged"
        ), recorded AS (
          INSERT INTO "SecurityEvent" (type, "userId", "sessionId", actor, "deviceName", "addressTruncated")
          SELECT 'device_named', "userId", id, "userId"::text, "deviceName", "addressTruncated" FROM named WHERE "isChanged"
        )
        SELECT id FROM named`);
      if (named.length === 0) throw new Problem("not_found");
      announce(transaction, { type: "changed", userId, sessionId: id.toLowerCase(), reason: null });
    }),
  );
}
