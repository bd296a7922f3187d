import { expect, test } from "vitest";
import { chooseFreePort } from "@/testing/servers/instance";
import { closeRedis, publishToRedis } from "./redis-bus.ts";
import { processState } from "../base/process-state.ts";

test("a Redis that is not there holds nobody up: telling fails, and closing does not wait for it", async () => {
  const url = `redis://127.0.0.1:${await chooseFreePort()}`;
  await expect(publishToRedis(url, ["news"])).rejects.toThrow("Redis did not answer in time.");
  closeRedis();
  expect(processState.redis).toBeUndefined();
});
