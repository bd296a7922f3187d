import "server-only";
import { randomUUID } from "node:crypto";
import { z } from "zod";
import { listenToPostgres, publishToPostgres } from "./postgres-bus.ts";
import { sessionNewsSchema, type SessionNews } from "./session-news.ts";
import { observeSince } from "../base/measure.ts";
import { runOutside, settings } from "../base/settings.ts";
import { log } from "../base/log.ts";
import { processState } from "../base/process-state.ts";

/**
 * Receives the news of one user, and when they were committed, in milliseconds; null if a process of an older version sent
 * them. An error that it throws is logged, and the other listeners still get the news.
 */
export type NewsListener = (news: SessionNews, committedAt: number | null) => void;

type BusState = {
  /** This process among those that share the bus: it has delivered its own news already. */
  readonly id: string;
  /** By user; those of null hear of everybody. */
  readonly listeners: Map<string | null, Set<NewsListener>>;
  readonly sending: Set<Promise<void>>;
  /** The way to other processes; null while there is none. */
  send: ((messages: readonly string[]) => Promise<void>) | null;
  saidNoNotify: boolean;
  saidNotYet: boolean;
  isStarted: boolean;
};

const START_AGAIN_MS = 5_000;
const TEST_AGAIN_MS = 60_000;
const NO_NOTIFY =
  "this database delivers no NOTIFY between connections: what other processes end is noticed at the next request or heartbeat";

declare global {
  interface AuroraSessionState {
    bus?: BusState;
  }
}

const messageSchema = z.object({
  v: z.literal(1),
  from: z.string(),
  at: z.number().nullable().default(null),
  news: sessionNewsSchema,
});

function state(): BusState {
  return (processState.bus ??= {
    id: randomUUID(),
    listeners: new Map(),
    sending: new Set(),
    send: null,
    saidNoNotify: false,
    saidNotYet: false,
    isStarted: false,
  });
}

/** Listens to the news of a user, or of everybody, from every process on this bus. Returns the function that stops it. */
export function subscribe(userId: string | null, listener: NewsListener): () => void {
  const { listeners } = state();
  const own = listeners.get(userId) ?? new Set();
  listeners.set(userId, own.add(listener));
  return () => {
    own.delete(listener);
    if (own.size === 0 && listeners.get(userId) === own) listeners.delete(userId);
  };
}

/**
 * Sends news, after they were committed: to this process at once, and to other processes through the way that the host
 * gave (`news`), else through PostgreSQL. It is a shortcut: without the bus, the next request and the next heartbeat find out. Never
 * throws, because the commit is valid even if nobody hears of it.
 */
export function publish(news: readonly SessionNews[]): void {
  if (news.length === 0) return;
  const at = Date.now();
  for (const each of news) deliver(each, at);
  const { id, send, sending } = state();
  if (send === null) return;
  runOutside(() => {
    const messages = news.map((each) => JSON.stringify({ v: 1, from: id, at, news: each }));
    const sent = send(messages).catch((error: unknown) => {
      log().warn({ err: error }, "news of sessions did not reach the other processes; they find out by themselves");
    });
    sending.add(sent);
    sent.finally(() => sending.delete(sent)).catch(console.error);
  });
}

/** Opens the way to other processes, for a process that only sends and does not listen. */
export function openBus(): void {
  state().send = settings().news?.publish ?? publishToPostgres;
}

/** Waits until published news have left this process, then closes its connections. For a process that is about to end. */
export async function closeBus(): Promise<void> {
  await Promise.all(state().sending);
  state().send = null;
  settings().news?.close();
  settings().denylist?.close();
}

/** Calls {@link startBus} unless it was called before. For an app that is not told when it starts. */
export function startBusOnce(): void {
  if (state().isStarted) return;
  startBus();
}

/** Begins to listen to other processes and to send to them, as soon as they can be reached, and to keep the denylist. */
export function startBus(): void {
  state().isStarted = true;
  settings().denylist?.start();
  listen().then(
    (delivers) => {
      if (delivers && state().saidNotYet) log().info("news of other processes can be listened to now");
      state().saidNotYet = false;
      return delivers ? openBus() : workWithoutNotify();
    },
    (error: unknown) => {
      // Logged once only: it is tried again, and every request asks the database by itself.
      const reason = error instanceof Error ? error.message : String(error);
      if (!state().saidNotYet)
        log().warn({ reason }, "news of other processes can't be listened to yet; that is tried again");
      state().saidNotYet = true;
      setTimeout(startBus, START_AGAIN_MS).unref();
    },
  );
}

// Logged once only, and tried again now and then, because the test message may only have been late.
function workWithoutNotify(): void {
  if (!state().saidNoNotify) log().info(NO_NOTIFY);
  state().saidNoNotify = true;
  setTimeout(startBus, TEST_AGAIN_MS).unref();
}

async function listen(): Promise<boolean> {
  const { news } = settings();
  if (news === undefined) return listenToPostgres(receive);
  await news.listen(receive);
  return true;
}

function receive(text: string): void {
  const message = messageSchema.safeParse(parseJson(text));
  if (!message.success || message.data.from === state().id) return;
  const { news, at } = message.data;
  if (at !== null) observeSince("commit_to_told", at, { way: "bus" });
  deliver(news, at);
}

function deliver(news: SessionNews, committedAt: number | null): void {
  runOutside(() => {
    const { listeners } = state();
    for (const listener of [...(listeners.get(news.userId) ?? []), ...(listeners.get(null) ?? [])]) {
      try {
        listener(news, committedAt);
      } catch (error) {
        log().error({ err: error }, "a listener failed on news of a session");
      }
    }
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
