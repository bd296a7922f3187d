import type { HostPaths, TabSession } from "../shared/tab-session.ts";

export type { HostPaths, TabSession };

const DEFAULT_PATHS: HostPaths = { me: "/api/auth/me", signIn: "/login", signedOut: "/signed-out" };

/** Returns where a tab's host keeps what the tab asks for or leaves to. */
export function pathsOf(tab: Pick<TabSession, "paths"> | null): HostPaths {
  return { ...DEFAULT_PATHS, ...tab?.paths };
}

// Set by effects only: on the server this module is shared by everybody's requests.
let tabSession: TabSession | null = null;
let ownUserId: string | null = null;

/** How a page stands to the document that shows it. */
export type Claim =
  | "own"
  /** Of another session of the same person, who signed in again elsewhere in this browser. */
  | "successor"
  | "foreign";

/** Ties this document to the session that a page was rendered for. The first page decides to whom the document belongs. */
export function claimTab(session: TabSession): Claim {
  ownUserId ??= session.userId;
  if (ownUserId !== session.userId) return "foreign";
  const before = tabSession;
  tabSession = session;
  return before === null || before.sessionId === session.sessionId ? "own" : "successor";
}

/** Unties this document from its session, because a page for a new session of the same person is being loaded. */
export function releaseTab(): void {
  tabSession = null;
}

/** Whether this document already belongs to another person than the one a page was rendered for. */
export function isForeign(userId: string): boolean {
  return ownUserId !== null && ownUserId !== userId;
}

/** The session this document belongs to, or null on the public side. */
export function getTabSession(): TabSession | null {
  return tabSession;
}
