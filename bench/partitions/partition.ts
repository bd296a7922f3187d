import type pg from "pg";
import { z } from "zod";

/** A way to divide a table that PostgreSQL offers. */
interface Division {
  readonly table: "Session" | "SecurityEvent";
  /** The column by which rows are divided. Only an index that has it can promise that values are unique. */
  readonly column: string;
  readonly by: "HASH" | "RANGE";
  /** The SQL behind `PARTITION OF`, by the name of each partition. */
  readonly partitions: Readonly<Record<string, string>>;
}

/** How many partitions a table divided by a hash has. */
export const HASH_PARTITIONS = 16;

const HASHED = Array.from({ length: HASH_PARTITIONS }, (_, remainder) => [
  `session_${remainder}`,
  `FOR VALUES WITH (MODULUS ${HASH_PARTITIONS}, REMAINDER ${remainder})`,
]);

/** Sessions by the hash of their token's hash: a check looks into one partition. */
export const SESSIONS_BY_TOKEN: Division = {
  table: "Session",
  column: "tokenHash",
  by: "HASH",
  partitions: Object.fromEntries(HASHED),
};

function monthsFrom(first: number, now: Date): Date[] {
  const start = (offset: number): Date => new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + offset));
  return Array.from({ length: 3 - first }, (_, index) => start(first + index));
}

// Until the end of the next month, because a month has to be there before it begins.
function monthly(prefix: string, first: number, now: Date): Record<string, string> {
  const starts = monthsFrom(first, now);
  return Object.fromEntries(
    starts
      .slice(0, -1)
      .map((start, index) => [
        `${prefix}_${start.toISOString().slice(0, 7).replace("-", "_")}`,
        `FOR VALUES FROM ('${start.toISOString()}') TO ('${starts[index + 1]?.toISOString()}')`,
      ]),
  );
}

/** Ended sessions by the month of their end, as long as they are kept; live ones, without an end, in the default partition. */
export function sessionsByMonth(now: Date): Division {
  const partitions = { session_live: "DEFAULT", ...monthly("session", -2, now) };
  return { table: "Session", column: "endedAt", by: "RANGE", partitions };
}

/** The audit trail by month, as long as it is kept. */
export function eventsByMonth(now: Date): Division {
  return { table: "SecurityEvent", column: "at", by: "RANGE", partitions: monthly("event", -13, now) };
}

const indexesSchema = z.array(z.object({ indexdef: z.string() }));

/**
 * Divides a filled table, with all its indexes. It loses its primary key, the uniqueness of what the dividing column is not
 * part of, and the foreign keys that point to it.
 */
export async function divide(client: pg.Client, { table, column, by, partitions }: Division): Promise<void> {
  const { rows } = await client.query("SELECT indexdef FROM pg_indexes WHERE tablename = $1", [table]);
  await client.query(`ALTER TABLE "${table}" RENAME TO whole`);
  await client.query(`CREATE TABLE "${table}" (LIKE whole INCLUDING DEFAULTS) PARTITION BY ${by} ("${column}")`);
  for (const [name, bounds] of Object.entries(partitions))
    await client.query(`CREATE TABLE ${name} PARTITION OF "${table}" ${bounds}`);
  await client.query(`INSERT INTO "${table}" SELECT * FROM whole`);
  await client.query("DROP TABLE whole CASCADE");
  for (const { indexdef } of indexesSchema.parse(rows)) {
    const isUnique = indexdef.includes(`("${column}")`);
    await client.query(isUnique ? indexdef : indexdef.replace("CREATE UNIQUE", "CREATE"));
  }
  if (table === "Session")
    await client.query('ALTER TABLE "Session" ADD FOREIGN KEY ("userId") REFERENCES "User" (id) ON DELETE CASCADE');
}
