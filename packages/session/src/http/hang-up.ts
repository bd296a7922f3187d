import "server-only";

/**
 * Returns whether an error says only that the client went away in the middle of its request. That is nobody's fault, and
 * there is nothing to repair. A connection of our own that breaks has Node's "read ECONNRESET" or the like, never these
 * words.
 */
export function isHangUp(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  // Node says "aborted" when a request's body is cut off; Next throws ResponseAborted when nobody waits for its answer.
  return (
    (error.message === "aborted" && "code" in error && error.code === "ECONNRESET") || error.name === "ResponseAborted"
  );
}
