import { z } from "zod";
import { endReasonSchema } from "../shared/end-reason.ts";

const CHANNEL = "aurora";

const messageSchema = z.discriminatedUnion("type", [
  /** Somebody signs out of the session: its end is on its way to the server. */
  z.object({ v: z.literal(1), type: z.literal("leaving"), sessionId: z.string() }),
  /** A session is over. */
  z.object({ v: z.literal(1), type: z.literal("ended"), sessionId: z.string(), reason: endReasonSchema }),
  /** A page of a session was opened, so that an earlier session of this browser is over. */
  z.object({ v: z.literal(1), type: z.literal("opened"), sessionId: z.string(), tabId: z.string() }),
  /** The answer of a tab that was open already to one that was just opened. */
  z.object({ v: z.literal(1), type: z.literal("present"), sessionId: z.string(), tabId: z.string() }),
  /** The person was active, and the server knows: the session's idle end moved. */
  z.object({ v: z.literal(1), type: z.literal("active"), sessionId: z.string() }),
  /** Something else about the session's user changed, or may have without being told: lists are out of date. */
  z.object({ v: z.literal(1), type: z.literal("changed"), sessionId: z.string() }),
  /** A tab was closed, or went somewhere else. */
  z.object({ v: z.literal(1), type: z.literal("closed"), sessionId: z.string(), tabId: z.string() }),
  /** A tab has emptied itself and leaves. */
  z.object({ v: z.literal(1), type: z.literal("left"), sessionId: z.string(), tabId: z.string() }),
]);

/** A message between the tabs of one browser. It is a hint: the receiver verifies it before acting. */
export type TabMessage = z.infer<typeof messageSchema>;

type Unversioned<Message> = Message extends unknown ? Omit<Message, "v"> : never;

/** Tells every tab of this browser, this one too, by BroadcastChannel (WHATWG HTML §9.6). */
export function broadcast(message: Unversioned<TabMessage>): void {
  // A channel of its own: one never hears what it tells itself.
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage({ v: 1, ...message });
  channel.close();
}

/** Listens to the tabs of this browser. Drops everything that is not a message of ours. Returns the function that stops it. */
export function listenToTabs(listener: (message: TabMessage) => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
    const message = messageSchema.safeParse(data);
    if (message.success) listener(message.data);
  });
  return () => channel.close();
}
