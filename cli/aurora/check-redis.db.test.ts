import { createClient } from "@redis/client";
import { expect, test } from "vitest";
import { startTestRedis } from "../../testing/servers/redis.ts";
import { checkRedis } from "./doctor.ts";

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
