import { EventSourceParserStream } from "eventsource-parser/stream";

/** An event of a stream: its name with its data. */
export type ReadEvent = readonly [event: string | undefined, data: unknown];

/** Reads server-sent events one after the other; null once the stream is over. */
export function eventReader(response: Response): {
  next: () => Promise<ReadEvent | null>;
  cancel: () => Promise<void>;
} {
  if (response.body === null) throw new Error(`No stream: ${response.status}`);
  const reader = response.body
    .pipeThrough(new TextDecoderStream())
    .pipeThrough(new EventSourceParserStream())
    .getReader();
  return {
    next: async () => {
      const { done, value } = await reader.read();
      return done ? null : [value.event, JSON.parse(value.data)];
    },
    cancel: () => reader.cancel(),
  };
}
