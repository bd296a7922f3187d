/** The ending of a session, with the reason that our API gives too. */
export type Ending = { readonly reason: string };

/** Where a service learns of endings. */
export type EndedSource = {
  /** Returns the ending of a session, or null if it has not ended. Throws if that can't be told. */
  readonly find: (sessionId: string) => Promise<Ending | null>;
  /** Stops asking, for a service that is about to end. */
  readonly close: () => void;
};
