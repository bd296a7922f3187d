import { createClient } from "@redis/client";
import { ok, problem, type Check } from "./check.ts";

const TIMEOUT_MS = 3_000;

/** Checks whether the Redis that carries news between servers answers. Returns no check where none is configured. */
export async function checkRedis(url: string | undefined): Promise<Check[]> {
  if (url === undefined) return [];
  const client = createClient({ url, socket: { connectTimeout: TIMEOUT_MS, reconnectStrategy: false } });
  // Every error is thrown as well, and without a listener it would end the process.
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.ping();
    await client.close();
    return [ok("Redis", "answers")];
  } catch {
    return [
      problem("Redis", "REDIS_URL does not answer: until it does, pages of other servers hear of endings 15 s late."),
    ];
  }
}
