import { EventSourceParserStream } from "eventsource-parser/stream";
import { isEither, isNull, isObjectOf, isOneOf, isText, type Guarded } from "../shared/guards.ts";
import { END_REASONS } from "../shared/reasons.ts";

const isHello = isObjectOf({ session: isObjectOf({ id: isText }) });
const isNews = isObjectOf({ sessionId: isEither(isText, isNull), reason: isEither(isOneOf(END_REASONS), isNull) });

/** An event that the server sends about a session and its user. */
export type SessionEvent =
  | { readonly type: "hello"; readonly sessionId: string }
  | ({ readonly type: "ended" | "signed_in" | "changed" } & Guarded<typeof isNews>);

type StreamHandlers = {
  readonly onEvent: (event: SessionEvent) => void;
  /** Called for everything that arrives, heartbeats too. */
  readonly onBytes: () => void;
};

/** Reads a stream of server-sent events (WHATWG HTML §9.2.6) to its end. Skips everything that is not an event of ours. */
export async function readSessionEvents(response: Response, { onEvent, onBytes }: StreamHandlers): Promise<void> {
  if (response.body === null) return;
  const noted = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(chunk, controller) {
      onBytes();
      controller.enqueue(chunk);
    },
  });
  const events = response.body
    .pipeThrough(noted)
    .pipeThrough(new TextDecoderStream())
    .pipeThrough(new EventSourceParserStream())
    .getReader();
  for (let read = await events.read(); !read.done; read = await events.read()) {
    const event = toEvent(read.value.event, read.value.data);
    if (event !== null) onEvent(event);
  }
}

function toEvent(type: string | undefined, data: string): SessionEvent | null {
  if (type === "hello") {
    const hello = parseJson(data);
    return isHello(hello) ? { type, sessionId: hello.session.id } : null;
  }
  if (type !== "ended" && type !== "signed_in" && type !== "changed") return null;
  const news = parseJson(data);
  return isNews(news) ? { type, sessionId: news.sessionId, reason: news.reason } : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
