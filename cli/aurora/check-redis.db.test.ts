import { expect, test } from "vitest";
import { startTestRedis } from "../../testing/servers/redis.ts";
import { checkRedis } from "./doctor.ts";

test("a Redis is asked where one is configured, and not missed elsewhere", async () => {
  expect(await checkRedis(undefined)).toEqual([]);
  const redis = await startTestRedis();
  expect(await checkRedis(redis.url)).toEqual([{ name: "Redis", result: "ok", words: "answers" }]);
  await redis.remove();
  expect(await checkRedis(redis.url)).toEqual([expect.objectContaining({ name: "Redis", result: "problem" })]);
});
