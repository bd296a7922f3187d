import "server-only";
import { createHash } from "node:crypto";
import { createClient, type RedisClientType } from "@redis/client";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { processState } from "@/lib/process-state";

declare global {
  interface ProcessState {
    redis?: Promise<RedisClientType>;
  }
}

const LONGEST_WAIT_MS = 5_000;
const MOST_WAITING = 10_000;

/** Sends messages to every listening process, through Redis or Valkey. */
export async function publishToRedis(url: string, messages: readonly string[]): Promise<void> {
  const client = await (processState.redis ??= connect(url));
  await Promise.all(messages.map((message) => client.publish(channel(), message)));
}

/** Listens on a connection of its own, which the client makes again whenever it breaks. */
export async function listenToRedis(url: string, receive: (message: string) => void): Promise<void> {
  const client = await connect(url);
  await client.subscribe(channel(), receive);
}

/** Closes the connection that publishes, if there is one. */
export async function closeRedis(): Promise<void> {
  const client = await processState.redis;
  await client?.close();
  delete processState.redis;
}

// Several installations may share one Redis.
function channel(): string {
  return `aurora:${createHash("sha256").update(env().AUTH_SECRET).digest("hex").slice(0, 16)}`;
}

async function connect(url: string): Promise<RedisClientType> {
  const client: RedisClientType = createClient({
    url,
    // What can't be sent now is not worth sending later: the news are old by then.
    disableOfflineQueue: true,
    commandsQueueMaxLength: MOST_WAITING,
    socket: { reconnectStrategy: (tries) => Math.min(2 ** tries * 100, LONGEST_WAIT_MS) },
  });
  client.on("error", (error: unknown) => log().warn({ err: error }, "Redis can't be reached"));
  await client.connect();
  return client;
}
