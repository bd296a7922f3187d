import { spawn } from "node:child_process";
import { once } from "node:events";
import { createClient } from "@redis/client";
import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { connectedApp } from "@/app/api/test-client";
import { environmentWith } from "@/cli/process/child";
import { proxyDatabase } from "@/e2e/faults/database-proxy";
import { log } from "@/lib/process/log";
import { startTestRedis } from "@/testing/servers/redis";
import { publish } from "../bus/bus.ts";
import { endSessions } from "../core/end-session.ts";
import { endAllSessions } from "../core/end-user-sessions.ts";
import { transact } from "../core/transact.ts";
import { redisDenylist } from "./redis-denylist.ts";

const FILLED = "aurora:ended:http://localhost:3000";

const server = await startTestRedis();
const line = await proxyDatabase(server);
// The server's own address: what a test reads does not take the line that it cuts.
const reader = createClient({ url: server.url });
reader.on("error", () => undefined);
const denylist = redisDenylist(line.url);
beforeAll(() => reader.connect());
beforeEach(() => reader.flushAll());
afterEach(() => {
  denylist.close();
  vi.restoreAllMocks();
});
afterAll(async () => {
  reader.destroy();
  await line.remove();
});

async function app() {
  const { user, sessionId, tokens } = await connectedApp();
  return { id: tokens.client_id, userId: user.id, parentId: sessionId };
}

async function end({ id, userId }: { readonly id: string; readonly userId: string }): Promise<void> {
  await transact((transaction) => endSessions(transaction, [{ id, userId }], "user"));
}

async function endedApp(): Promise<string> {
  const session = await app();
  await end(session);
  return session.id;
}

/** The reason that the denylist has for a session, or null. */
function reasonOf(id: string): Promise<string | null> {
  return reader.get(`${FILLED}:${id}`);
}

async function waitUntilFilled(): Promise<void> {
  await expect.poll(() => reader.exists(FILLED)).toBe(1);
}

test("what ended while nobody wrote is written at the start, and from then on every ending at once", async () => {
  const before = await endedApp();
  denylist.start();
  await waitUntilFilled();
  expect(await reasonOf(before)).toBe("user");
  const { id, userId, parentId } = await app();
  expect(await reasonOf(id)).toBeNull();
  // The browser that connected it signs out.
  await end({ id: parentId, userId });
  await expect.poll(() => reasonOf(id)).toBe("user");
  const [one, other] = [await app(), await app()];
  await transact(async (transaction) => {
    await endAllSessions(transaction, one.userId, "user_all");
    await endAllSessions(transaction, other.userId, "password_changed");
  });
  await expect
    .poll(() => Promise.all([reasonOf(one.id), reasonOf(other.id)]))
    .toEqual(["user_all", "password_changed"]);
});

test("an entry lives as long as a token of its session may, and a minute; the list is complete for 20 seconds", async () => {
  denylist.start();
  const id = await endedApp();
  await expect.poll(() => reasonOf(id)).toBe("user");
  const lives = await reader.ttl(`${FILLED}:${id}`);
  expect(lives).toBeGreaterThan(15 * 60);
  expect(lives).toBeLessThanOrEqual(16 * 60);
  const complete = await reader.ttl(FILLED);
  expect(complete).toBeGreaterThan(0);
  expect(complete).toBeLessThanOrEqual(20);
});

test("only apps' sessions are in it, for browsers have no access tokens", async () => {
  denylist.start();
  const { id, userId, parentId } = await app();
  await end({ id: parentId, userId });
  await expect.poll(() => reasonOf(id)).toBe("user");
  expect(await reasonOf(parentId)).toBeNull();
});

test("a Redis that lost its memory is filled again with all that still counts", async () => {
  denylist.start();
  const ids = [await endedApp(), await endedApp()];
  await expect.poll(() => Promise.all(ids.map(reasonOf))).toEqual(["user", "user"]);
  await reader.flushAll();
  await waitUntilFilled();
  expect(await Promise.all(ids.map(reasonOf))).toEqual(["user", "user"]);
});

test("a memory that is lost between the reading of the place and the writing is noticed, too", async () => {
  denylist.start();
  const id = await endedApp();
  await expect.poll(() => reasonOf(id)).toBe("user");
  // The question for the place arrives after 400 ms, the next one of the same round after 400 more.
  line.delay(400);
  publish([{ type: "ended", userId: "somebody", sessionId: null, reason: "user" }]);
  await new Promise((resolve) => setTimeout(resolve, 600));
  await reader.flushAll();
  await waitUntilFilled();
  expect(await reasonOf(id)).toBe("user");
  line.delay(0);
});

test("endings while Redis is away are written when it is back, and both are said once", async () => {
  const [warned, told] = [vi.spyOn(log(), "warn"), vi.spyOn(log(), "info")];
  denylist.start();
  const before = await endedApp();
  await expect.poll(() => reasonOf(before)).toBe("user");
  await server.stop();
  const meanwhile = [await endedApp(), await endedApp()];
  const said = () => warned.mock.calls.filter(([, words]) => String(words).startsWith("endings can't be written"));
  await expect.poll(() => said().length).toBe(1);
  await server.start();
  await expect
    .poll(() => Promise.all([before, ...meanwhile].map((id) => reasonOf(id).catch(() => ""))))
    .toEqual(["user", "user", "user"]);
  await expect.poll(() => told.mock.calls.flat()).toContain("all endings are in the denylist again");
  expect(said()).toHaveLength(1);
});

test("a line to Redis whose other end vanished without a word is made again", async () => {
  denylist.start();
  await waitUntilFilled();
  line.silence();
  const id = await endedApp();
  await expect.poll(() => reasonOf(id)).toBe("user");
});

async function allowConnections(allowed: boolean): Promise<void> {
  const url = new URL(process.env["DATABASE_URL"] ?? "");
  const client = new pg.Client({ connectionString: new URL("/postgres", url).href });
  await client.connect();
  await client.query(`ALTER DATABASE ${url.pathname.slice(1)} WITH ALLOW_CONNECTIONS ${allowed}`);
  await client.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1`, [
    url.pathname.slice(1),
  ]);
  await client.end();
}

test("while the database can't be asked, nobody says that the list is complete, and afterwards it is", async () => {
  denylist.start();
  const id = await endedApp();
  await waitUntilFilled();
  const warned = vi.spyOn(log(), "warn");
  await allowConnections(false);
  await reader.flushAll();
  publish([{ type: "ended", userId: "somebody", sessionId: null, reason: "user" }]);
  await expect.poll(() => warned.mock.calls.flat().join()).toContain("endings can't be written to the denylist yet");
  expect(await reader.keys("*")).toEqual([]);
  await allowConnections(true);
  await waitUntilFilled();
  expect(await reasonOf(id)).toBe("user");
});

test("a process that is killed between the commit and the writing loses nothing: another one goes on", async () => {
  const { id, userId } = await app();
  const args = ["--conditions=aurora-source", "--conditions=react-server", "--import", "tsx"];
  const env = environmentWith({ ...process.env, DENYLIST_REDIS_URL: server.url });
  const child = spawn(process.execPath, [...args, "testing/servers/killed-app.ts", server.url, id, userId], {
    env,
    stdio: "inherit",
  });
  const [, signal] = await once(child, "exit");
  expect([signal, await reasonOf(id)]).toEqual(["SIGKILL", null]);
  denylist.start();
  await expect.poll(() => reasonOf(id)).toBe("user");
});
