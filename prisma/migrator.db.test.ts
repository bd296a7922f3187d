import pg from "pg";
import { expect, inject, test } from "vitest";
import { applyMigrations } from "./migrator.ts";

test("a migrated database is left as it is", async () => {
  expect(await applyMigrations(inject("databaseUrl"))).toEqual([]);
});

test("live sessions of a user are found by an index that holds live rows only", async () => {
  const client = new pg.Client({ connectionString: inject("databaseUrl") });
  await client.connect();
  const { rows } = await client.query("SELECT indexdef FROM pg_indexes WHERE indexname = 'Session_live_of_user'");
  await client.end();
  expect(rows).toEqual([{ indexdef: expect.stringContaining('WHERE ("endedAt" IS NULL)') }]);
});
