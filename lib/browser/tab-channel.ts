import { z } from "zod";
import { endReasonSchema } from "@/lib/end-reason";

const CHANNEL = "aurora";
const STORAGE_KEY = "aurora.message";

const messageSchema = z.discriminatedUnion("type", [
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

/** Tells the other tabs of this browser, by BroadcastChannel (WHATWG HTML §9.6), and by the storage event where it is missing. */
export function tellTabs(message: Unversioned<TabMessage>): void {
  const versioned = { v: 1, ...message };
  if ("BroadcastChannel" in globalThis) {
    const channel = new BroadcastChannel(CHANNEL);
    channel.postMessage(versioned);
    channel.close();
    return;
  }
  try {
    // The event fires in the other tabs only, and only when the value changes.
    localStorage.setItem(STORAGE_KEY, JSON.stringify({ ...versioned, at: Date.now() }));
    localStorage.removeItem(STORAGE_KEY);
  } catch (error) {
    console.warn("Other tabs can't be told; they will notice by their cookie.", error);
  }
}

const ownListeners = new Set<(message: TabMessage) => void>();

/** Tells every tab of this browser, this one too. */
export function tellEveryTab(message: Unversioned<TabMessage>): void {
  tellTabs(message);
  // A channel's message reaches this tab's own listeners as well; a storage event does not.
  if ("BroadcastChannel" in globalThis) return;
  const versioned = messageSchema.parse({ v: 1, ...message });
  for (const listener of ownListeners) listener(versioned);
}

/** Listens to the other tabs. Drops everything that is not a message of ours. Returns the function that stops it. */
export function listenToTabs(listener: (message: TabMessage) => void): () => void {
  const receive = (data: unknown) => {
    const message = messageSchema.safeParse(data);
    if (message.success) listener(message.data);
  };
  const receiveStored = (event: StorageEvent) => {
    if (event.key === STORAGE_KEY && event.newValue !== null) receive(parseJson(event.newValue));
  };
  const channel = "BroadcastChannel" in globalThis ? new BroadcastChannel(CHANNEL) : null;
  channel?.addEventListener("message", (event: MessageEvent<unknown>) => receive(event.data));
  addEventListener("storage", receiveStored);
  ownListeners.add(listener);
  return () => {
    ownListeners.delete(listener);
    channel?.close();
    removeEventListener("storage", receiveStored);
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
