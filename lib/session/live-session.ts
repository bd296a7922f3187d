import type { EndReason } from "@/lib/end-reason";

/** The person behind a session, as far as pages and routes may know. */
export type SessionUser = {
  readonly id: string;
  readonly email: string;
  readonly name: string | null;
  readonly image: string | null;
  readonly role: string;
  readonly mustChangePassword: boolean;
};

/** A session that was live when the database was asked. It holds no token and no hash. */
export type LiveSession = {
  readonly id: string;
  readonly userId: string;
  readonly user: SessionUser;
  readonly createdAt: Date;
  readonly authenticatedAt: Date;
  readonly lastActiveAt: Date;
  readonly expiresAt: Date;
  readonly idleExpiresAt: Date;
  readonly deviceName: string;
  readonly addressTruncated: string | null;
  readonly provider: string;
};

/** What a token turned out to be. That the database could not be asked is not among these: it throws. */
export type SessionReading =
  | { readonly state: "live"; readonly session: LiveSession }
  | { readonly state: "ended"; readonly reason: EndReason }
  /** The token was replaced less than a minute ago; its successor is on its way to the client. */
  | { readonly state: "rotated" }
  | { readonly state: "missing" };
