import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { listenHosts, readSettings } from "./settings.ts";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "aurora-settings-"));
  const unset = ["PORT", "AUTH_URL", "AUTH_SECRET", "DATABASE_URL", "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY"];
  for (const name of unset) vi.stubEnv(name, "");
  vi.stubEnv("AURORA_DATA_DIR", folder);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

test("without any setting: http://localhost:3000, the embedded database, a secret that is kept", async () => {
  const settings = await readSettings();
  expect(settings).toMatchObject({ port: 3000, databaseUrl: undefined });
  expect(settings.environment.AUTH_URL.origin).toBe("http://localhost:3000");
  expect((await readSettings()).forChildren).toEqual(settings.forChildren);
});

test("the key of Server Actions follows from the secret, so that servers which share one share the other", async () => {
  vi.stubEnv("AUTH_SECRET", "a secret of settings, and of nothing else");
  const key = (await readSettings()).forChildren["NEXT_SERVER_ACTIONS_ENCRYPTION_KEY"] ?? "";
  expect(Buffer.from(key, "base64")).toHaveLength(32);
  vi.stubEnv("AURORA_DATA_DIR", join(folder, "another"));
  expect((await readSettings()).forChildren["NEXT_SERVER_ACTIONS_ENCRYPTION_KEY"]).toBe(key);
});

test("a database on another machine needs AUTH_SECRET, and no secret is made for it", async () => {
  vi.stubEnv("DATABASE_URL", "postgresql://me:hunter2@db.example.com/app");
  await expect(readSettings()).rejects.toThrow(/^AUTH_SECRET is not set.*openssl rand/);
  expect(await readdir(folder)).toEqual([]);
});

test.each(["0", "65536", "3000.5", "http"])("PORT=%s is refused", async (port) => {
  vi.stubEnv("PORT", port);
  await expect(readSettings()).rejects.toThrow("PORT must be a whole number from 1 to 65535.");
});

test("PORT moves AUTH_URL, and a loopback AUTH_URL moves the port", async () => {
  vi.stubEnv("PORT", "4000");
  expect((await readSettings()).environment.AUTH_URL.origin).toBe("http://localhost:4000");
  vi.stubEnv("PORT", "");
  vi.stubEnv("AUTH_URL", "http://127.0.0.1:4001");
  expect((await readSettings()).port).toBe(4001);
});

test("plain http is refused where it is not loopback", async () => {
  vi.stubEnv("AUTH_URL", "http://app.example.com");
  await expect(readSettings()).rejects.toThrow(/^AUTH_URL .*https/);
});

test("a loopback AUTH_URL is served on loopback only", async () => {
  expect(listenHosts((await readSettings()).environment)).toEqual(["127.0.0.1", "::1"]);
  vi.stubEnv("AUTH_URL", "https://app.example.com");
  expect(listenHosts((await readSettings()).environment)).toEqual(["::"]);
});
