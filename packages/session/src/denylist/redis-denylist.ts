import "server-only";
import type { RedisClientType } from "@redis/client";
import { log } from "../base/log.ts";
import { processState } from "../base/process-state.ts";
import { runOutside, settings, type Denylist } from "../base/settings.ts";
import { listenForEndings } from "../bus/ending-bell.ts";
import { connectToRedis } from "../bus/redis-bus.ts";
import { endedCursorSchema, listEnded } from "../core/list-ended.ts";
import { TOLD_FOR_SECONDS } from "../shared/access-token.ts";
import { deniedKey, filledKey, FILLED_FOR_SECONDS } from "../shared/denylist-keys.ts";

declare global {
  interface AuroraSessionState {
    /** Ends the writing of the denylist in this process. */
    stopDenylist?: () => void;
  }
}

// Silent for two of them, a connection is made again.
const PING_EVERY_MS = 2_500;
const FILL_EVERY_MS = (FILLED_FOR_SECONDS / 4) * 1000;
const MOST_AT_ONCE = 1_000;

/**
 * The denylist in Redis or Valkey, for the option `denylist`. While a process of the app runs, every API client's session
 * that ended stands there under its id, as long as one of its access tokens may live, from a moment after its ending was
 * committed. The database is what is written from: each round goes on from the place that Redis itself keeps, so that
 * nothing is lost by a process that is killed, by an outage, or with the memory of Redis.
 */
export function redisDenylist(url: string): Denylist {
  return {
    start: () =>
      runOutside(() => {
        processState.stopDenylist ??= keepFilled(url);
      }),
    close: () => {
      processState.stopDenylist?.();
      delete processState.stopDenylist;
    },
  };
}

function keepFilled(url: string): () => void {
  const { client, connected } = connectToRedis(url, PING_EVERY_MS);
  const bell = listenForEndings();
  // A Redis that was away may have forgotten everything.
  client.on("ready", bell.ring);
  const over = new AbortController();
  const keep = async () => {
    // The client itself says that it can't be reached, and goes on trying.
    await connected.catch(() => undefined);
    let isTold = false;
    while (!over.signal.aborted) {
      const failure = await tryToFill(client);
      if (over.signal.aborted) return;
      if (failure !== null && !isTold)
        log().warn({ err: failure }, "endings can't be written to the denylist yet; that is tried until it succeeds");
      if (failure === null && isTold) log().info("all endings are in the denylist again");
      isTold = failure !== null;
      await bell.next(FILL_EVERY_MS);
    }
  };
  keep().catch((error: unknown) => log().error({ err: error }, "the denylist is not kept any more"));
  return () => {
    over.abort();
    bell.stop();
    bell.ring();
    if (client.isOpen) client.destroy();
  };
}

async function tryToFill(client: RedisClientType): Promise<unknown> {
  try {
    const filled = (await fill(client)) || (await fill(client));
    return filled ? null : new Error("Redis lost the denylist twice in a moment: it must not evict keys.");
  } catch (error) {
    return error;
  }
}

/**
 * Writes what ended since the place that Redis keeps, or everything where it keeps none. Returns false if Redis lost its
 * place meanwhile, and perhaps with it what was written before.
 */
async function fill(client: RedisClientType): Promise<boolean> {
  const issuer = settings().origin.origin;
  const kept = endedCursorSchema.safeParse(await client.get(filledKey(issuer)));
  const known = kept.success ? await listEnded(kept.data, MOST_AT_ONCE) : null;
  const onlyIf = known === null ? {} : ({ condition: "XX" } as const);
  let list = known ?? (await listEnded(null, MOST_AT_ONCE));
  while (list !== null) {
    const { ended, readAt, cursor, more } = list;
    const writes = client.multi();
    for (const { sid, at, reason } of ended)
      writes.set(deniedKey(issuer, sid), reason, { expiration: { type: "EX", value: secondsLeft(at, readAt) } });
    if (!more)
      writes.set(filledKey(issuer), cursor, { expiration: { type: "EX", value: FILLED_FOR_SECONDS }, ...onlyIf });
    const answers = await writes.exec();
    if (!more) return answers.at(-1) !== null;
    list = await listEnded(endedCursorSchema.parse(cursor), MOST_AT_ONCE);
  }
  return false;
}

function secondsLeft(endedAt: number, now: number): number {
  return Math.max(1, Math.ceil((endedAt - now) / 1000) + TOLD_FOR_SECONDS);
}
