import { once } from "node:events";
import { createServer } from "node:net";
import { createClient } from "@redis/client";
import { afterEach, expect, test, vi } from "vitest";
import { chooseFreePort } from "../../testing/servers/instance.ts";
import { startTestRedis } from "../../testing/servers/redis.ts";
import { checkAll, checkRedis } from "./doctor.ts";

const openUrl = String(process.env["DATABASE_URL"]);

afterEach(() => {
  vi.unstubAllEnvs();
});

test("a Redis is asked where one is configured, and not missed elsewhere", async () => {
  expect(await checkRedis("REDIS_URL", undefined)).toEqual([]);
  const redis = await startTestRedis();
  expect(await checkRedis("REDIS_URL", redis.url)).toEqual([{ name: "Redis", result: "ok", words: "answers" }]);
  await redis.remove();
  expect(await checkRedis("REDIS_URL", redis.url)).toEqual([
    expect.objectContaining({ name: "Redis", result: "problem" }),
  ]);
});

test("a Redis that may throw endings away is no place for the denylist", async () => {
  const redis = await startTestRedis();
  const client = createClient({ url: redis.url });
  await client.connect();
  await client.configSet({ maxmemory: "100mb", "maxmemory-policy": "allkeys-lru" });
  const result = async (variable: "REDIS_URL" | "DENYLIST_REDIS_URL") =>
    (await checkRedis(variable, redis.url)).map((check) => check.result);
  expect([await result("REDIS_URL"), await result("DENYLIST_REDIS_URL")]).toEqual([["ok"], ["warning"]]);
  await client.configSet({ "maxmemory-policy": "noeviction" });
  expect(await result("DENYLIST_REDIS_URL")).toEqual(["ok"]);
  await client.close();
  await redis.remove();
});

test("a Redis that never answers keeps nothing else from being told at a start", async () => {
  const port = await chooseFreePort();
  const silent = createServer().listen(port, "127.0.0.1");
  await once(silent, "listening");
  vi.stubEnv("REDIS_URL", `redis://127.0.0.1:${port}`);
  vi.stubEnv("AUTH_URL", "https://app.example.com");
  vi.stubEnv("SMTP_URL", "");
  const checks = await checkAll({ openUrl, longestMs: 100 });
  const results = new Map(checks.map(({ name, result }) => [name, result]));
  expect([results.get("Mail"), results.get("Redis")]).toEqual(["problem", undefined]);
  silent.close();
});
