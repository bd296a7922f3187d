/** A request, as a browser or an API client sends it. */
export interface Asking {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** The expected status. With another one, something else would be measured. */
  readonly status: number;
}

/** A session that really exists: its person, its token, and the headers that a browser sends with it. */
export interface PeerSession {
  readonly userId: string;
  readonly token: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** A running app, with the id of its process. The processes that it starts belong to it. */
export interface Served {
  readonly origin: string;
  readonly pid: number;
  stop(): Promise<void>;
}

/** What an app that knows sessions can be asked, and its rows. */
export interface Sessions {
  readonly databaseUrl: string;
  /** A session of the app's own or one made in the database, for checks. */
  readonly checked: PeerSession;
  readonly check: (session: PeerSession) => Asking;
  /** The check with a cookie of the right form that the app never made. */
  readonly garbage: Asking;
  readonly signOut: (session: PeerSession) => Asking;
  readonly everywhere: (session: PeerSession) => Asking;
  /** Makes sessions in the database, one for each of the users that it makes too, or all for one. */
  readonly make: (users: number, sessionsEach: number) => Promise<readonly PeerSession[]>;
  /** Returns how many of these are live. */
  readonly countLive: (sessions: readonly PeerSession[]) => Promise<number>;
  /** Adds live sessions of other users, 20 each. */
  readonly fill: (sessions: number) => Promise<void>;
}

/** One of those that are compared. */
export interface Contender extends Served {
  readonly name: string;
  /** Without it the app does nothing. */
  readonly sessions?: Sessions;
  /** Whether it is measured by its checks only. */
  readonly checksOnly?: boolean;
}

/** The name of the app that does nothing. */
export const NOTHING = "nothing";
