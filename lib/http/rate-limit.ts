import "server-only";
import { createHash } from "node:crypto";
import { RateLimiterPostgres } from "rate-limiter-flexible";
import { z } from "zod";
import { pool } from "@/lib/db";
import { asOutage, Problem } from "aurora-session/core";
import { processState } from "@/lib/process/process-state";
import ipaddr from "ipaddr.js";

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

// Forms of an IPv4 client's address from a translator: mapped (RFC 4291 §2.5.5.2), translated (RFC 6145), NAT64 (RFC 6052).
const HOLDS_IPV4: ReadonlySet<string> = new Set(["ipv4Mapped", "rfc6145", "rfc6052"]);
// Providers give one customer between a /64 and a /48 (RFC 6177).
const WIDE_FACTOR = 8;

/** A network that limits count as one client, and how many times the points of a limit it has. */
type ClientNetwork = { readonly network: string; readonly factor: number };

/**
 * Returns the networks that count as one client. For IPv4 that is the address, however it is written. For IPv6 it is the /64,
 * in which a household or a rented server can choose its addresses, and also the /48 with eight times the points. None
 * where the address is unknown.
 */
export function clientNetworks(address: string | null): readonly ClientNetwork[] {
  if (address === null) return [];
  const parsed = ipaddr.parse(address);
  const bytes = parsed.toByteArray();
  if (parsed.kind() === "ipv4" || HOLDS_IPV4.has(parsed.range()))
    return [{ network: bytes.slice(-4).join("."), factor: 1 }];
  const network = (length: number) => `${Buffer.from(bytes.slice(0, length / 8)).toString("hex")}/${length}`;
  return [
    { network: network(64), factor: 1 },
    { network: network(48), factor: WIDE_FACTOR },
  ];
}

/**
 * Takes one point from a client, for each of its networks. `parts` say what is counted, beside the client. Counts nothing
 * where the address is unknown, because nobody may share a count with strangers. Throws `rate_limited`,
 * `DatabaseUnavailable`.
 */
export async function requireClientPoint(limit: Limit, address: string | null, ...parts: string[]): Promise<void> {
  // The narrow network comes first, so that one which is refused uses up none of its neighbours' points.
  for (const { network, factor } of clientNetworks(address))
    await requirePoint({ ...limit, points: limit.points * factor }, limitKey(...parts, network));
}

/** Gives a client all of its points back. Throws `DatabaseUnavailable`. */
export async function clearClientPoints(limit: Limit, address: string | null, ...parts: string[]): Promise<void> {
  for (const { network } of clientNetworks(address)) await clearPoints(limit, limitKey(...parts, network));
}
