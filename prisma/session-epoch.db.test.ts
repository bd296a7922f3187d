import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { expect, inject, test } from "vitest";
import { createDatabase, newDatabaseUrl } from "../testing/servers/postgres.ts";

const FOLDER = fileURLToPath(new URL("migrations/", import.meta.url));
const NAME = "20261130152138_session_epoch";

test("epochs move to a table of their own, and live sessions stay", async () => {
  const url = newDatabaseUrl(inject("databaseTemplate"));
  await createDatabase(url);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const migrate = async (name: string) => client.query(await readFile(`${FOLDER}${name}/migration.sql`, "utf8"));
  const names = (await readdir(FOLDER)).filter((name) => /^\d/.test(name)).toSorted();
  for (const name of names.filter((each) => each < NAME)) await migrate(name);
  await client.query(`
    INSERT INTO "User" (id, email, "sessionEpoch") VALUES
      ('019ad000-0000-7000-8000-000000000001', 'ann@example.com', 3), ('019ad000-0000-7000-8000-000000000002', 'ben@example.com', 0);
    INSERT INTO "Session" (id, "userId", "expiresAt", "idleTimeoutSeconds", persistent, "deviceName", "userAgent", provider)
      SELECT gen_random_uuid(), id, now() + interval '1 day', 3600, false, 'x', 'x', 'password' FROM "User"`);
  await migrate(NAME);
  const epochs = await client.query(
    `SELECT email, epoch, "sessionEpoch" FROM "SessionEpoch" JOIN "User" ON id = "userId"`,
  );
  expect(epochs.rows).toEqual([{ email: "ann@example.com", epoch: 3, sessionEpoch: 3 }]);
  const live = await client.query(`SELECT count(*)::integer FROM "Session" WHERE "endedAt" IS NULL`);
  expect(live.rows).toEqual([{ count: 2 }]);
  await client.end();
});
