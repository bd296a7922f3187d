import "server-only";
import { z } from "zod";
import { sql, type Queryable, type Sql } from "../base/sql.ts";
import { usersSql } from "./users.ts";

// Every ending of all or of other sessions of a user raises their epoch. A sign-in reads it before a slow check (a password,
// a provider) and is refused where it was raised meanwhile. Its row is also what the endings and sign-ins of one user lock.
// Without a row the epoch is 0.

/** Returns SQL for a user's epoch, to read it along with the user. `userId` is the user's id there, mostly a column. */
export function sessionEpochOf(userId: Sql): Sql {
  return sql`COALESCE((SELECT epoch FROM "SessionEpoch" WHERE "SessionEpoch"."userId" = ${userId}), 0)`;
}

const epochSchema = z.tuple([z.object({ epoch: z.number() })]);

/** Reads a user's epoch in a statement of its own. Throws what the database throws. */
export async function readSessionEpoch(queryable: Queryable, userId: string): Promise<number> {
  const rows = await queryable.query(sql`SELECT ${sessionEpochOf(sql`${userId}`)} AS epoch`);
  return epochSchema.parse(rows)[0].epoch;
}

const lockedSchema = z.array(z.object({ epoch: z.number().nullable(), disabled: z.boolean() }));

/** A user's epoch, locked, and whether they may not sign in. */
export type LockedEpoch = { readonly epoch: number; readonly disabled: boolean };

/**
 * Locks a user's sessions as a whole until the transaction ends: endings of all of them and sign-ins wait. Returns the epoch;
 * null if there is no such user. A transaction that changes the user's row too locks this first, as a sign-in does: two that
 * locked them in different orders could wait for each other.
 */
export async function lockSessions(transaction: Queryable, userId: string): Promise<LockedEpoch | null> {
  // The lock waits for an ending of all sessions that is under way, and the next one waits for us. It is stronger than FOR
  // SHARE, because sign-ins of one user must also wait for each other: together they could pass the session limit.
  const users = usersSql();
  const rows = await transaction.query(sql`
    WITH person AS (
      SELECT ${users.id} AS id, ${users.disabled} AS disabled FROM ${users.table} WHERE ${users.id} = ${userId}
    ), made AS (
      INSERT INTO "SessionEpoch" ("userId") SELECT id FROM person ON CONFLICT ("userId") DO NOTHING RETURNING epoch
    ), locked AS (
      SELECT epoch FROM "SessionEpoch" WHERE "userId" = ${userId} FOR NO KEY UPDATE
    )
    SELECT now.epoch, person.disabled
    FROM person LEFT JOIN (SELECT epoch FROM made UNION ALL SELECT epoch FROM locked) now ON true`);
  const [found] = lockedSchema.parse(rows);
  if (found === undefined) return null;
  const { epoch, disabled } = found;
  // Another transaction made the row after this statement had begun. The next statement sees it.
  return epoch === null ? lockSessions(transaction, userId) : { epoch, disabled };
}

/** Raises a user's epoch, and so refuses sign-ins that are under way. Waits for one that is about to commit. */
export async function raiseSessionEpoch(transaction: Queryable, userId: string): Promise<void> {
  await transaction.query(sql`
    INSERT INTO "SessionEpoch" ("userId", epoch) VALUES (${userId}, 1)
    ON CONFLICT ("userId") DO UPDATE SET epoch = "SessionEpoch".epoch + 1`);
}
