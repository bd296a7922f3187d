import "server-only";
import { createHash } from "node:crypto";
import { createClient, type RedisClientType } from "@redis/client";
import { settings, type NewsWay } from "../base/settings.ts";
import { log } from "../base/log.ts";
import { processState } from "../base/process-state.ts";

declare global {
  interface AuroraSessionState {
    redis?: { readonly client: RedisClientType; readonly connected: Promise<unknown> };
  }
}

const ANSWER_MS = 2_000;
const PING_EVERY_MS = 15_000;
const LONGEST_WAIT_MS = 5_000;
const MOST_WAITING = 10_000;

/** News through Redis or Valkey, for the option `news`. */
export function redisNews(url: string): NewsWay {
  return {
    publish: async (messages) => publishToRedis(url, messages),
    listen: async (receive) => listenToRedis(url, receive),
    close: closeRedis,
  };
}

/** Sends messages to every listening process, through Redis or Valkey. Throws if it does not answer within 2 s. */
export async function publishToRedis(url: string, messages: readonly string[]): Promise<void> {
  const { client, connected } = (processState.redis ??= connectToRedis(url, PING_EVERY_MS));
  const publishAll = async () => {
    await connected;
    await Promise.all(messages.map((message) => client.publish(channel(), message)));
  };
  try {
    await Promise.race([publishAll(), failAfter(ANSWER_MS)]);
  } catch (error) {
    // Connected, but without an answer: the other end may have vanished. The next news make a new connection.
    if (client.isReady) closeRedis();
    throw error;
  }
}

/**
 * Listens on a connection of its own. The client connects again whenever it breaks or was silent for two pings, because a
 * connection whose other end vanished reports no error.
 */
export async function listenToRedis(
  url: string,
  receive: (message: string) => void,
  pingEveryMs = PING_EVERY_MS,
): Promise<void> {
  const { client, connected } = connectToRedis(url, pingEveryMs);
  await connected;
  await client.subscribe(channel(), receive);
}

/** Closes the connection that publishes, if there is one. */
export function closeRedis(): void {
  const client = processState.redis?.client;
  delete processState.redis;
  if (client?.isOpen === true) client.destroy();
}

// Several installations may share one Redis.
function channel(): string {
  return `aurora:${createHash("sha256").update(settings().secret).digest("hex").slice(0, 16)}`;
}

// The client goes on trying for as long as it takes; a command line must not.
async function failAfter(milliseconds: number): Promise<never> {
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  throw new Error("Redis did not answer in time.");
}

/**
 * Opens a connection to Redis or Valkey that is made again whenever it breaks or was silent for two pings. Commands fail
 * while there is none.
 */
export function connectToRedis(url: string, pingEveryMs: number): NonNullable<AuroraSessionState["redis"]> {
  const client: RedisClientType = createClient({
    url,
    pingInterval: pingEveryMs,
    // News that can't be sent now are not worth sending later: they are old by then.
    disableOfflineQueue: true,
    commandsQueueMaxLength: MOST_WAITING,
    socket: {
      socketTimeout: 2 * pingEveryMs,
      reconnectStrategy: (tries) => Math.min(2 ** tries * 100, LONGEST_WAIT_MS),
    },
  });
  client.on("error", (error: unknown) => log().warn({ err: error }, "Redis can't be reached"));
  const connected = client.connect();
  // Callers that await it get the error.
  connected.catch(() => undefined);
  return { client, connected };
}
