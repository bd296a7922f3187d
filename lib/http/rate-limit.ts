import "server-only";
import { createHash } from "node:crypto";
import { RateLimiterPostgres } from "rate-limiter-flexible";
import { z } from "zod";
import { pool } from "@/lib/db";
import { asOutage, Problem } from "@/lib/errors";
import { processState } from "@/lib/process/process-state";

/** A limit: so many points for a key within a window of time. Windows are fixed and begin with a key's first point. */
export type Limit = { readonly name: string; readonly points: number; readonly windowSeconds: number };

declare global {
  interface ProcessState {
    limiters?: Map<string, RateLimiterPostgres>;
  }
}

// Known by its shape: pages and routes share limiters, and each have a copy of the library's class.
const refusalSchema = z.object({ msBeforeNext: z.number() });

// The library names its statements, and the embedded database shares names between connections: so none are named.
const unnamed = {
  query: ({ text, values }: { text: string; values?: unknown[] }) => pool().query({ text, ...(values && { values }) }),
};

function limiterFor(limit: Limit): RateLimiterPostgres {
  const limiters = (processState.limiters ??= new Map());
  const key = `${limit.name}:${limit.points}:${limit.windowSeconds}`;
  const limiter =
    limiters.get(key) ??
    new RateLimiterPostgres({
      storeClient: unnamed,
      storeType: "client",
      tableName: "RateLimit",
      tableCreated: true,
      keyPrefix: limit.name,
      points: limit.points,
      duration: limit.windowSeconds,
    });
  limiters.set(key, limiter);
  return limiter;
}

/** The key of what is counted. Hashed: the table of limits is no list of e-mail addresses. */
export function limitKey(...parts: readonly string[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("base64url");
}

/** Takes one point; answers whether it was there, and else how long to wait. Throws `DatabaseUnavailable`. */
export async function consumePoint(
  limit: Limit,
  key: string,
): Promise<{ ok: true } | { ok: false; waitSeconds: number }> {
  try {
    await asOutage(() => limiterFor(limit).consume(key));
    return { ok: true };
  } catch (error) {
    const refusal = refusalSchema.safeParse(error);
    if (!refusal.success) throw error;
    return { ok: false, waitSeconds: Math.max(1, Math.ceil(refusal.data.msBeforeNext / 1000)) };
  }
}

/** Takes one point or throws `rate_limited` with how long to wait. Throws `DatabaseUnavailable`. */
export async function requirePoint(limit: Limit, key: string): Promise<void> {
  const taken = await consumePoint(limit, key);
  if (!taken.ok) throw new Problem("rate_limited", { retryAfterSeconds: taken.waitSeconds });
}

/** Gives all points of a key back. Throws `DatabaseUnavailable`. */
export async function clearPoints(limit: Limit, key: string): Promise<void> {
  await asOutage(() => limiterFor(limit).delete(key));
}

/** Gives one point back. Throws `DatabaseUnavailable`. */
export async function refundPoint(limit: Limit, key: string): Promise<void> {
  await asOutage(() => limiterFor(limit).reward(key, 1));
}
