import pg from "pg";

/** Runs work over one connection to a database, and closes it. */
export async function withDatabase<Value>(url: string, work: (client: pg.Client) => Promise<Value>): Promise<Value> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Runs a query that returns one number. */
export async function readNumber(url: string, sql: string, values: readonly unknown[]): Promise<number> {
  return withDatabase(url, async (client) => {
    const { rows } = await client.query<{ number: string }>(sql, [...values]);
    return Number(rows[0]?.number);
  });
}

/** Returns a list with each item as often as it is said, one after the other. */
export function repeatEach<Item>(items: readonly Item[], times: number): Item[] {
  return items.flatMap((item) => Array.from({ length: times }, () => item));
}
