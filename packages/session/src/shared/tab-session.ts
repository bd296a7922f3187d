/** Where a host keeps what a tab asks for or leaves to. */
export type HostPaths = {
  /** Returns the signed-in person and their session, 401 without one. */
  readonly me: string;
  /** The page to sign in: it is told the reason of an end, and the way back. */
  readonly signIn: string;
  /** The page that a sign-out leads to. */
  readonly signedOut: string;
};

/**
 * The session that a document was opened with, or one that followed it: the same person's for as long as the document lives.
 */
export type TabSession = {
  readonly userId: string;
  readonly sessionId: string;
  /** `this` permits ending this session, `all` every session of the user. The chosen one goes into `aurora.leaving`. */
  readonly endingTickets: { readonly this: string; readonly all: string };
  /** The absolute end, an ISO 8601 time of the server. */
  readonly expiresAt: string;
  /** The paths that are not the usual ones. */
  readonly paths?: Partial<HostPaths> | undefined;
};
