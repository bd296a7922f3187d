import { processState } from "../base/process-state.ts";

declare global {
  interface AuroraSessionState {
    /** How to end each open event stream, by its session, the oldest first. */
    openStreams?: Map<string, Set<() => void>>;
  }
}

// One browser needs one. More come from a client that forgets to close its streams.
const MOST_PER_SESSION = 6;

function streams(): Map<string, Set<() => void>> {
  return (processState.openStreams ??= new Map());
}

/** Keeps a stream's `end`. Ends the session's oldest stream if it has too many. Returns the function that forgets it. */
export function keepStream(sessionId: string, end: () => void): () => void {
  const own = streams().get(sessionId) ?? new Set();
  streams().set(sessionId, own.add(end));
  const [oldest] = own;
  if (own.size > MOST_PER_SESSION) oldest?.();
  return () => {
    own.delete(end);
    if (own.size === 0) streams().delete(sessionId);
  };
}

/** Ends every open event stream properly, for a process that has to stop. Clients connect again to the next one. */
export function endStreams(): void {
  for (const own of streams().values()) for (const end of own) end();
}
