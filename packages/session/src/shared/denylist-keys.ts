/** Returns the key in Redis that says that a session ended. Its value is the reason; it lives as long as a token may. */
export function deniedKey(issuer: string, sessionId: string): string {
  return `${filledKey(issuer)}:${sessionId}`;
}

/**
 * Returns the key in Redis that says that an issuer's denylist lacks nothing. It is there only while somebody keeps the list,
 * so that an empty Redis is not taken for one that says that nobody's session ended.
 */
export function filledKey(issuer: string): string {
  return `aurora:ended:${issuer}`;
}

/** For how many seconds a denylist is complete, unless it is filled again. */
export const FILLED_FOR_SECONDS = 20;
