import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { subscribe } from "../bus/bus.ts";
import type { SessionNews } from "../bus/session-news.ts";
import { DatabaseUnavailable } from "../base/problem.ts";
import { keepStream } from "./open-streams.ts";
import { log } from "../base/log.ts";
import { count, observeSince } from "../base/measure.ts";
import type { SessionReading } from "../core/live-session.ts";
import { processState } from "../base/process-state.ts";

type Heart = { readonly timer: NodeJS.Timeout; readonly beats: Set<() => void> };

declare global {
  interface AuroraSessionState {
    /** By period in milliseconds: the timer, and the functions that it calls. */
    hearts?: Map<number, Heart>;
  }
}

/**
 * Calls `beat` every `everyMs`, in the same turn of the event loop as all others with this period, so that their questions
 * to the database share statements. The first call may come sooner. `beat` must not throw. Returns the function that stops
 * it.
 */
function onHeartbeat(everyMs: number, beat: () => void): () => void {
  const hearts = (processState.hearts ??= new Map());
  const heart = hearts.get(everyMs) ?? startHeart(everyMs);
  hearts.set(everyMs, heart);
  // The timer is shared, and belongs to the request that began it. Each beat belongs to its own.
  const own = AsyncLocalStorage.bind(beat);
  heart.beats.add(own);
  return () => {
    heart.beats.delete(own);
    if (heart.beats.size > 0) return;
    clearInterval(heart.timer);
    if (hearts.get(everyMs) === heart) hearts.delete(everyMs);
  };
}

function startHeart(everyMs: number): Heart {
  const beats = new Set<() => void>();
  const timer = setInterval(() => beats.forEach((beat) => beat()), everyMs);
  return { timer, beats };
}

const HEARTBEAT_MS = 15_000;
const LIFE_MS = 5 * 60_000;
// A client with more unread events than this has to connect again.
const MOST_UNREAD = 100;

/** A stream's session and its user, and how to ask the database about them again. */
export type StreamedSession = {
  readonly id: string;
  readonly userId: string;
  /** Whether it is an app's. An app hears only of its own ending. */
  readonly isClient: boolean;
  /** Throws `DatabaseUnavailable` if the database can't be asked. */
  readonly read: () => Promise<SessionReading>;
};

type StreamTimes = { readonly heartbeatMs: number; readonly lifeMs: number };

/**
 * Returns a stream of server-sent events (WHATWG HTML §9.2) about a session and its user: `hello` names both, then `ended`
 * and `signed_in` as they happen, `changed` for anything else in the account's audit trail, and a comment every 15 s. News
 * from the bus only make it ask: at every ending of the user's and at every heartbeat it asks the database, with one
 * statement for up to 100 streams at once (one more where a token was replaced). In an outage nothing ends. The stream ends
 * with its session, after a last `ended` that says why, and in any case after 5 minutes; the client then connects again.
 */
export function sessionStream(
  session: StreamedSession,
  { heartbeatMs, lifeMs }: StreamTimes = { heartbeatMs: HEARTBEAT_MS, lifeMs: LIFE_MS },
): Response {
  let stop: () => void = () => undefined;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const encoder = new TextEncoder();
      const write = (text: string) => {
        controller.enqueue(encoder.encode(text));
        if ((controller.desiredSize ?? 0) < -MOST_UNREAD) end();
      };
      const stopBeating = onHeartbeat(heartbeatMs, () => check().then(beat, fail));
      const life = setTimeout(() => end(), lifeMs);
      const forget = keepStream(session.id, () => end());
      const unsubscribe = subscribe(session.userId, (news, committedAt) => tell(news, committedAt));
      let isOver = false;

      stop = () => {
        if (isOver) return;
        isOver = true;
        count("open_streams", {}, -1);
        stopBeating();
        clearTimeout(life);
        forget();
        unsubscribe();
      };
      const end = () => {
        if (isOver) return;
        stop();
        controller.close();
      };
      const fail = (error: unknown) => {
        log().error({ err: error }, "an event stream failed");
        end();
      };
      const beat = () => {
        if (!isOver) write(":\n\n");
      };
      const check = async () => {
        const reading = await readOrNull(session);
        if (isOver || reading === null || reading.state === "live") return;
        const reason = reasonOf(reading);
        if (reason !== null) write(format("ended", { sessionId: session.id, reason }));
        end();
      };
      const tell = (news: SessionNews, committedAt: number | null) => {
        if (isOver) return;
        const told = () => {
          if (committedAt !== null) observeSince("commit_to_told", committedAt, { way: "stream" });
        };
        const pass = ({ type, sessionId, reason }: SessionNews) => {
          if (!isOver) write(format(type, { sessionId, reason }));
          told();
        };
        const concerns = news.type === "ended" && (news.sessionId === null || news.sessionId === session.id);
        if (concerns) check().then(() => pass(news), fail);
        else if (!session.isClient) pass(news);
      };

      count("open_streams");
      write(format("hello", { user: { id: session.userId }, session: { id: session.id } }));
      // Nobody would tell of an ending between the request's check and the subscription.
      check().catch(fail);
    },
    cancel: () => stop(),
  });
  return new Response(body, {
    headers: {
      "Content-Type": "text/event-stream; charset=utf-8",
      // "no-transform" keeps compression from holding events back, the last header keeps nginx from it.
      "Cache-Control": "no-store, no-transform",
      "X-Accel-Buffering": "no",
    },
  });
}

function format(event: string, data: unknown): string {
  return `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}

async function readOrNull(session: StreamedSession): Promise<SessionReading | null> {
  try {
    return await session.read();
  } catch (error) {
    if (error instanceof DatabaseUnavailable) return null;
    throw error;
  }
}

// A replaced or outdated token says nothing about the session: the client connects again with the new one.
function reasonOf(reading: Exclude<SessionReading, { state: "live" }>) {
  switch (reading.state) {
    case "ended":
      return reading.reason;
    case "mismatched":
      return "device_mismatch" as const;
    case "rotated":
    case "refused":
    case "ambiguous":
    case "missing":
      return null;
  }
}
