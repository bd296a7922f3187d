import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { TEST_DEVICE } from "@/testing/helpers/test-browser";
import { endSessions } from "../../core/end-session.ts";
import { readCredentials } from "../../core/credentials.ts";
import { createSession } from "../../core/session-commands.ts";
import { findSession } from "../../core/session-queries.ts";
import { transact } from "../../core/transact.ts";
import { createAurora } from "../../index.ts";
import { move } from "./move.ts";
import { tableName, type FormerApp } from "./test-former-app.ts";
import { makeFormer } from "./test-former-database.ts";

const pools: pg.Pool[] = [];
afterAll(() => Promise.all(pools.map((pool) => pool.end())));

// One host a process: the layer reads its settings once.
const APP: FormerApp = { naming: "snake", ids: "uuid" };

test("in a moved host, somebody who was there before signs in and out", async () => {
  const { url, folder } = await makeFormer(APP);
  await move(folder, { database: url, apply: true }, "npx aurora-session move");
  const pool = new pg.Pool({ connectionString: url.replace(/\?.*/, "") });
  pools.push(pool);
  const table = tableName(APP, "User");
  createAurora({
    origin: "http://localhost:3000",
    secret: "a secret of database tests, and of nothing else",
    database: pool,
    users: { table, columns: ["name"], idType: "uuid" },
  });
  const { rows } = await pool.query<{ id: string }>(`SELECT id FROM "${table}" WHERE name = 'Person 300'`);
  const userId = rows[0]?.id ?? "";
  const created = await createSession({
    userId,
    sessionEpoch: 0,
    device: TEST_DEVICE,
    provider: "google",
    persistent: false,
    replaces: readCredentials(new Headers()),
  });
  expect(await findSession(created.token, null)).toMatchObject({
    state: "live",
    session: { userId, user: { name: "Person 300" } },
  });
  await transact((transaction) => endSessions(transaction, [{ id: created.sessionId, userId }], "user"));
  expect(await findSession(created.token, null)).toMatchObject({ state: "ended", reason: "user" });
});
