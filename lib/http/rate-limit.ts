import "server-only";
import { createHash } from "node:crypto";
import { RateLimiterPostgres } from "rate-limiter-flexible";
import { z } from "zod";
import { pool } from "@/lib/db";
import { asOutage, Problem } from "aurora-session/core";
import { processState } from "@/lib/process/process-state";

/** The points that a key has within a window of time. A window has a fixed length and begins with a key's first point. */
export type Limit = { readonly name: string; readonly points: number; readonly windowSeconds: number };

declare global {
  interface ProcessState {
    limiters?: Map<string, RateLimiterPostgres>;
  }
}

// Recognised by its shape, because pages and routes share limiters, but each have a copy of the library's class.
const refusalSchema = z.object({ msBeforeNext: z.number() });

// The library names its statements, but the embedded database shares names between connections. So the names are left out.
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

/** Returns the key for a count. It is hashed, so that the table of limits is not a list of e-mail addresses. */
export function limitKey(...parts: readonly string[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("base64url");
}

/** Takes one point. Returns whether there was one, else the seconds to wait for the next. Throws `DatabaseUnavailable`. */
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

/** Takes one point, or throws `rate_limited` with the seconds to wait. Throws `DatabaseUnavailable`. */
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
