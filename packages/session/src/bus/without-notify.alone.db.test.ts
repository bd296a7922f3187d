import { once } from "node:events";
import { connect, createServer, type Server } from "node:net";
import pg from "pg";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { chooseFreePort } from "@/testing/servers/instance";
import { startTestPostgres } from "@/testing/servers/postgres";
import type { TestServer } from "@/testing/servers/server";
import { startBus } from "./bus.ts";
import { listenToPostgres } from "./postgres-bus.ts";
import { pool } from "@/lib/db";
import { log } from "@/lib/process/log";
import { processState } from "../base/process-state.ts";

// A PostgreSQL that knows no LISTEN, as clusters that speak its protocol: the word is misspelt on the way to it.
let database: TestServer;
let server: Server;
beforeAll(async () => {
  database = await startTestPostgres();
  const { port } = new URL(database.url);
  server = createServer((client) => {
    const upstream = connect(Number(port), "127.0.0.1");
    client.on("data", (chunk) =>
      upstream.write(Buffer.from(chunk.toString("latin1").replace("LISTEN", "LOSTEN"), "latin1")),
    );
    upstream.pipe(client);
    client.on("close", () => upstream.destroy());
    upstream.on("close", () => client.destroy());
    for (const socket of [client, upstream]) socket.on("error", () => undefined);
  });
  const own = await chooseFreePort();
  await once(server.listen(own, "127.0.0.1"), "listening");
  vi.stubEnv("DATABASE_URL", `postgresql://postgres@127.0.0.1:${own}/postgres`);
});
afterAll(async () => {
  await pool().end();
  server.close();
  await database.remove();
});
afterEach(() => vi.restoreAllMocks());

async function countConnections(): Promise<number> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const { rows } = await client.query<{ count: number }>(
    "SELECT count(*)::integer FROM pg_stat_activity WHERE backend_type = 'client backend'",
  );
  await client.end();
  return rows[0]?.count ?? 0;
}

test("a database without LISTEN is no error, and asking it again and again holds no connection", async () => {
  const before = await countConnections();
  for (let tries = 0; tries < 5; tries += 1) expect(await listenToPostgres(() => undefined)).toBe(false);
  await expect.poll(countConnections).toBe(before);
});

test("a server says once that other processes' endings are noticed later, and works without a way to them", async () => {
  const said = vi.spyOn(log(), "info");
  startBus();
  await expect.poll(() => said).toHaveBeenCalledOnce();
  expect(said.mock.calls[0]?.[0]).toMatch(/delivers no NOTIFY/);
  startBus();
  const again = listenToPostgres(() => undefined);
  expect(await again).toBe(false);
  expect(said).toHaveBeenCalledOnce();
  expect(processState.bus?.send).toBeNull();
});
