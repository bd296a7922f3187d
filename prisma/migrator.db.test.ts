import pg from "pg";
import { expect, test } from "vitest";
import { applyMigrations } from "./migrator.ts";

const databaseUrl = process.env["DATABASE_URL"] ?? "";

test("a migrated database is left as it is", async () => {
  expect(await applyMigrations(databaseUrl)).toEqual([]);
});

test("one index finds a user's sessions, the live ones together", async () => {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query(
    `SELECT indexdef FROM pg_indexes WHERE tablename = 'Session' AND indexdef LIKE '%"userId"%'`,
  );
  await client.end();
  expect(rows).toEqual([{ indexdef: expect.stringMatching(/\("userId", "endedAt"\)$/) }]);
});
