import { deniedKey, filledKey } from "../shared/denylist-keys.ts";
import type { EndedSource } from "./ended-source.ts";

/** How to ask Redis for the values of keys: `(keys) => client.mGet(keys)`, whichever client that is. */
type ReadKeys = (keys: string[]) => Promise<readonly (string | null)[]>;

/**
 * Learns of endings from the denylist that Aurora keeps in Redis (`redisDenylist`), by one command for each token. A list
 * that Redis lost, or that nobody has filled for 20 seconds, tells nothing of the sessions that are not in it. The client
 * stays the caller's.
 */
export function redisEnded({ origin, read }: { readonly origin: string; readonly read: ReadKeys }): EndedSource {
  const issuer = new URL(origin).origin;
  return {
    find: async (sessionId) => {
      const [reason, filled] = await read([deniedKey(issuer, sessionId), filledKey(issuer)]);
      if (typeof reason === "string") return { reason };
      if (typeof filled === "string") return null;
      throw new Error("The denylist in Redis is not complete: no server of Aurora has filled it for 20 seconds.");
    },
    close: () => undefined,
  };
}
