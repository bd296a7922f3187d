import { readFile } from "node:fs/promises";
import pg from "pg";
import { z } from "zod";

/** How many rows each table has, and one hash over all of them. */
export type Tables = ReadonlyMap<string, { readonly rows: number; readonly hash: string }>;

const namesSchema = z.array(z.object({ table: z.string() }));
const sumSchema = z.tuple([z.object({ rows: z.int(), hash: z.string() })]);

async function withDatabase<Answer>(
  databaseUrl: string,
  work: (client: pg.Client) => Promise<Answer>,
): Promise<Answer> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Runs a file of SQL. */
export async function runSql(databaseUrl: string, file: string): Promise<void> {
  const text = await readFile(file, "utf8");
  await withDatabase(databaseUrl, (client) => client.query(text));
}

/** Reads every row of every table. */
export async function readTables(databaseUrl: string): Promise<Tables> {
  return withDatabase(databaseUrl, async (client) => {
    const names = await client.query<Record<string, unknown>>(
      `SELECT tablename AS "table" FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`,
    );
    const sums = new Map<string, { rows: number; hash: string }>();
    for (const { table } of namesSchema.parse(names.rows)) {
      const { rows } = await client.query<Record<string, unknown>>(
        `SELECT count(*)::INT AS "rows", md5(coalesce(string_agg(r::TEXT, E'\\n' ORDER BY r::TEXT), '')) AS "hash" FROM "${table}" r`,
      );
      sums.set(table, sumSchema.parse(rows)[0]);
    }
    return sums;
  });
}

/** Returns the tables that are not as they were, but for those that `replaced` names. */
export function changedTables(before: Tables, after: Tables, replaced: readonly string[]): string[] {
  return [...before].flatMap(([table, { rows, hash }]) => {
    const now = after.get(table);
    if (replaced.includes(table) || now?.hash === hash) return [];
    return [`${table} had ${rows} rows, and has ${now?.rows ?? "gone"}${now?.rows === rows ? ", not the same" : ""}`];
  });
}
