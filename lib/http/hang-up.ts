import "server-only";

/**
 * Whether an error says only that the client went away in the middle of its request: nobody's fault, and nothing to repair.
 * A connection of our own that breaks has Node's "read ECONNRESET" or the like, never these words.
 */
export function isHangUp(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  // Node's body of a request that is cut off; Next's answer that nobody waits for.
  return (
    (error.message === "aborted" && "code" in error && error.code === "ECONNRESET") || error.name === "ResponseAborted"
  );
}
