import pg from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { startTestPostgres } from "@/testing/servers/postgres";
import { startTestRedis } from "@/testing/servers/redis";
import { proxyDatabase, type ProxiedDatabase } from "@/e2e/faults/database-proxy";
import { listenToPostgres } from "./postgres-bus.ts";
import { closeRedis, listenToRedis, publishToRedis } from "./redis-bus.ts";
import { pool } from "@/lib/db";
import { processState } from "../base/process-state.ts";

// The line to the database or Redis looks open, but nothing comes through, as after a firewall forgot a connection or a
// machine lost its power. Neither end reports it.
let [postgres, redis]: ProxiedDatabase[] = [];
beforeAll(async () => {
  postgres = await proxyDatabase(await startTestPostgres());
  redis = await proxyDatabase(await startTestRedis());
  vi.stubEnv("DATABASE_URL", postgres.url);
  vi.stubEnv("DATABASE_TIMEOUT_MS", "1000");
});
afterAll(async () => {
  closeRedis();
  await pool().end();
  await postgres?.remove();
  await redis?.remove();
});

test("PostgreSQL's news arrive again after the listening connection's other end vanished without a word", async () => {
  const heard: string[] = [];
  const delivers = await listenToPostgres((message) => heard.push(message), { probeEveryMs: 200, connectAgainMs: 50 });
  expect(delivers).toBe(true);
  const teller = new pg.Client({ connectionString: postgres?.url });
  const tell = (message: string) => teller.query("SELECT pg_notify('aurora_sessions', $1)", [message]);
  postgres?.silence();
  await teller.connect();
  await expect
    .poll(async () => {
      await tell("after");
      return heard;
    })
    .toContain("after");
  await teller.end();
});

test("Redis's news arrive again, and those who tell make a new connection too", async () => {
  const url = redis?.url ?? "";
  const heard: string[] = [];
  await listenToRedis(url, (message) => heard.push(message), 200);
  await publishToRedis(url, ["before"]);
  await expect.poll(() => heard).toEqual(["before"]);
  redis?.silence();
  await expect(publishToRedis(url, ["lost"])).rejects.toThrow("Redis did not answer in time.");
  expect(processState.redis).toBeUndefined();
  await expect
    .poll(async () => {
      await publishToRedis(url, ["after"]);
      return heard;
    })
    .toContain("after");
});
