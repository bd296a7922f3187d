import "server-only";
import { z } from "zod";
import { sql, type Queryable } from "../base/sql.ts";
import type { EndReason } from "../shared/end-reason.ts";
import { asOutage } from "../base/problem.ts";
import { countEnded } from "./end-session.ts";
import { endAllSessions } from "./end-user-sessions.ts";
import type { Actor } from "./session-sql.ts";
import { transact } from "./transact.ts";
import { usersSql } from "./users.ts";

const USERS_A_TRANSACTION = 100;

const idsSchema = z.array(z.object({ id: z.string() }));

/**
 * Ends every session of every user, and refuses every sign-in that is under way. It is for the day when a secret or a
 * database got into the wrong hands. Each transaction ends the sessions of a hundred users, so that nobody waits long. It
 * may be repeated. Throws `DatabaseUnavailable`.
 */
export async function endEverybodysSessions(
  actor: NonNullable<Actor>,
  reason: EndReason = "admin",
): Promise<{ readonly ended: number }> {
  const endAfter = (id: string | null): Promise<Batch> =>
    asOutage(() => transact((transaction) => endBatch(transaction, id, actor, reason)));
  let { ended, lastId } = await endAfter(null);
  while (lastId !== undefined) {
    const batch = await endAfter(lastId);
    ended += batch.ended;
    lastId = batch.lastId;
  }
  return { ended };
}

type Batch = { readonly ended: number; readonly lastId: string | undefined };

async function endBatch(
  transaction: Queryable,
  after: string | null,
  actor: NonNullable<Actor>,
  reason: EndReason,
): Promise<Batch> {
  // In the order of the database, whatever the type of the ids. Users without a session are included, because one of them
  // may be signing in right now. The lock keeps them from being deleted meanwhile.
  const { id: userId, table } = usersSql();
  const rest = after === null ? sql`TRUE` : sql`${userId} > ${after}`;
  const users = await transaction.query(sql`
    WITH page AS (
      SELECT ${userId} AS id FROM ${table} WHERE ${rest} ORDER BY ${userId} LIMIT ${USERS_A_TRANSACTION} FOR KEY SHARE
    ), raised AS (
      INSERT INTO "SessionEpoch" ("userId", epoch) SELECT id, 1 FROM page ORDER BY id
      ON CONFLICT ("userId") DO UPDATE SET epoch = "SessionEpoch".epoch + 1
    )
    SELECT id FROM page ORDER BY id`);
  const ids = idsSchema.parse(users).map(({ id }) => id);
  const signedIn = await transaction.query(sql`
    SELECT DISTINCT "userId" AS id FROM "Session" WHERE "userId" = ANY(${ids}) AND "endedAt" IS NULL`);
  let ended = 0;
  for (const { id } of idsSchema.parse(signedIn))
    ended += countEnded(await endAllSessions(transaction, id, reason, actor));
  return { ended, lastId: ids.at(-1) };
}
