import pg from "pg";
import type { Pruned } from "../partition-results.ts";
import { measureWal } from "../scale/sizes.ts";

const BATCH = 500;

/**
 * Takes rows older than a moment away as the app does, at most 500 in a statement, from each of these tables in turn. Within
 * a divided table, `ctid` names a row of one partition only, so each partition is asked by itself.
 */
export async function deleteOlder(
  url: string,
  tables: readonly string[],
  column: string,
  before: Date,
): Promise<Pruned> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  // The audit trail refuses every other DELETE.
  await client.query("SET aurora.maintenance = 'on'");
  let rows = 0;
  const startedAt = performance.now();
  const walBytes = await measureWal(url, async () => {
    for (const table of tables) {
      for (let deleted = BATCH; deleted === BATCH; rows += deleted) {
        const { rowCount } = await client.query(
          `DELETE FROM ${table} WHERE ctid = ANY(ARRAY(
             SELECT ctid FROM ${table} WHERE "${column}" < $1 ORDER BY "${column}" LIMIT ${BATCH} FOR UPDATE SKIP LOCKED))`,
          [before],
        );
        deleted = rowCount ?? 0;
      }
    }
  });
  const ms = performance.now() - startedAt;
  await client.end();
  return { rows, ms, walBytes };
}

/** Takes a partition away, with everything in it. */
export async function dropPartition(url: string, name: string): Promise<Pruned> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const counted = await client.query<{ rows: number }>(`SELECT count(*)::integer AS rows FROM ${name}`);
  const startedAt = performance.now();
  const walBytes = await measureWal(url, () => client.query(`DROP TABLE ${name}`));
  const ms = performance.now() - startedAt;
  await client.end();
  return { rows: counted.rows[0]?.rows ?? 0, ms, walBytes };
}
