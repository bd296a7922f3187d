import "server-only";
import type pg from "pg";
import { z } from "zod";
import { OPEN_UNDO } from "@/lib/account/mailed-secret";
import { pool, sql } from "@/lib/db";
import { log } from "@/lib/process/log";
import { processState } from "@/lib/process/process-state";
import { hasSession } from "aurora-session/core";

declare global {
  interface ProcessState {
    /** The last id of a deleted account that was looked at. The next round begins behind it. */
    erasedUpTo?: string;
    /** The holders of deleted accounts that were logged already. */
    saidHolders?: Set<string>;
  }
}

const GONE = sql`"deletedAt" IS NOT NULL
  AND NOT ${hasSession(sql`"User".id`)}
  AND NOT EXISTS (SELECT 1 FROM "MailedSecret" WHERE "MailedSecret"."userId" = "User".id AND ${OPEN_UNDO})`;
const BEFORE_ALL = "00000000-0000-0000-0000-000000000000";
// PostgreSQL's error codes, appendix A: a violated constraint, and an exception that a trigger raises.
const heldSchema = z.object({
  code: z.string().regex(/^(23...|P0001)$/),
  constraint: z.string().optional(),
  message: z.string(),
});

const idsSchema = z.array(z.object({ id: z.string() }));

/** The outcome of an erasure. */
export type Erasure = {
  readonly count: number;
  /** Whether there are accounts that were not looked at. */
  readonly more: boolean;
  /** The constraints of other tables that held an account, or the message of a trigger that did. */
  readonly held: readonly string[];
};

/**
 * Removes the rows of deleted accounts whose last session is gone, and the last link that could bring them back, of the next
 * `limit` accounts. An account that a table of the product's own holds is skipped, logged once, and tried again when all
 * others had their turn.
 */
export async function eraseUsers(limit: number): Promise<Erasure> {
  // One connection: on another one, rows of a statement that failed a moment ago may still be locked.
  const client = await pool().connect();
  const ignore = () => undefined;
  // A connection that breaks fails its statement; without a listener it would end the process.
  client.on("error", ignore);
  try {
    const erasure = await eraseNext(client, limit);
    client.off("error", ignore);
    client.release();
    return erasure;
  } catch (error) {
    client.release(true);
    throw error;
  }
}

async function eraseNext(client: pg.PoolClient, limit: number): Promise<Erasure> {
  const { rows } = await client.query(sql`
    SELECT id FROM "User" WHERE ${GONE} AND id > ${processState.erasedUpTo ?? BEFORE_ALL}::uuid ORDER BY id LIMIT ${limit}`);
  const ids = idsSchema.parse(rows).map(({ id }) => id);
  const held = new Set<string>();
  const count = await erase(client, ids, held);
  const more = ids.length === limit;
  processState.erasedUpTo = (more && ids.at(-1)) || BEFORE_ALL;
  for (const holder of held) sayHolder(holder);
  return { count, more, held: [...held] };
}

// One row that is held makes the statement fail for all, so it is searched for in halves.
async function erase(client: pg.PoolClient, ids: readonly string[], held: Set<string>): Promise<number> {
  try {
    return (
      (
        await client.query(sql`
      DELETE FROM "User" WHERE id = ANY(ARRAY(
        SELECT id FROM "User" WHERE id = ANY(${ids}::uuid[]) AND ${GONE} FOR UPDATE SKIP LOCKED))`)
      ).rowCount ?? 0
    );
  } catch (error) {
    const refusal = heldSchema.safeParse(error);
    if (!refusal.success) throw error;
    if (ids.length <= 1) {
      held.add(refusal.data.constraint ?? refusal.data.message);
      return 0;
    }
    const middle = ids.length >> 1;
    const first = await erase(client, ids.slice(0, middle), held);
    return first + (await erase(client, ids.slice(middle), held));
  }
}

function sayHolder(holder: string): void {
  const said = (processState.saidHolders ??= new Set());
  if (said.has(holder)) return;
  said.add(holder);
  log().warn({ holder }, "deleted accounts can't be erased while a table holds them: give its relation an onDelete");
}
