import { isEither, isObjectOf, isOneOf, isText, type Guarded } from "../shared/guards.ts";
import { END_REASONS } from "../shared/reasons.ts";

const CHANNEL = "aurora";

const version = isOneOf([1]);

/** A session is over. */
const isEnding = isObjectOf({
  v: version,
  type: isOneOf(["ended"]),
  sessionId: isText,
  reason: isOneOf(END_REASONS),
});

const isOfTab = isObjectOf({
  v: version,
  type: isOneOf([
    /** A page of a session was opened, so that an earlier session of this browser is over. */
    "opened",
    /** The answer of a tab that was open already to one that was just opened. */
    "present",
    /** A tab was closed, or went somewhere else. */
    "closed",
    /** A tab has emptied itself and leaves. */
    "left",
  ]),
  sessionId: isText,
  tabId: isText,
});

const isOfSession = isObjectOf({
  v: version,
  type: isOneOf([
    /** Somebody signs out of the session: its end is on its way to the server. */
    "leaving",
    /** The person was active, and the server knows: the session's idle end moved. */
    "active",
    /** Something else about the session's user changed, or may have without being told: lists are out of date. */
    "changed",
  ]),
  sessionId: isText,
});

const isMessage = isEither(isEnding, isEither(isOfTab, isOfSession));

/** A message between the tabs of one browser. It is a hint: the receiver verifies it before acting. */
export type TabMessage = Guarded<typeof isMessage>;

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
    if (isMessage(data)) listener(data);
  });
  return () => channel.close();
}
