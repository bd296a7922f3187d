/** The session that a document was opened with: the person this tab belongs to for as long as it lives. */
export type TabSession = {
  readonly userId: string;
  readonly sessionId: string;
  /** One permits ending this session, the other one all of the user's; the one that is meant goes into `aurora.leaving`. */
  readonly endingTickets: { readonly this: string; readonly all: string };
  /** The absolute end, an ISO 8601 time of the server. */
  readonly expiresAt: string;
};

// Set by effects only: on the server this module is shared by everybody's requests.
let tabSession: TabSession | null = null;
let ownSessionId: string | null = null;

/** Ties this document to the session it was rendered for. The first page decides. Answers whether this is that session. */
export function claimTab(session: TabSession): boolean {
  ownSessionId ??= session.sessionId;
  if (ownSessionId !== session.sessionId) return false;
  tabSession = session;
  return true;
}

/** Hands this document over to a new session of the same user, whose page is being loaded. No other can claim it then. */
export function handOverTab(sessionId: string): void {
  ownSessionId = sessionId;
  tabSession = null;
}

/** Whether this document already belongs to another session than the one a page was rendered for. */
export function isOtherSession(sessionId: string): boolean {
  return ownSessionId !== null && ownSessionId !== sessionId;
}

/** The session this document belongs to, or null on the public side. */
export function getTabSession(): TabSession | null {
  return tabSession;
}
