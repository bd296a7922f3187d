import type { EndReason } from "@/lib/end-reason";
import type { DeviceChange } from "@/lib/session/device-change";

/** What a session knows of the person behind it but their id: the columns that `users.ts` names, as it parses them. */
export interface HostUser {
  readonly email: string;
  /** Whether somebody proved that the mailbox is theirs. */
  readonly emailVerified: boolean;
  readonly name: string | null;
  readonly image: string | null;
  readonly role: string;
  readonly mustChangePassword: boolean;
}

/** The person behind a session, with all that pages and routes may know. */
export type SessionUser = HostUser & { readonly id: string };

/** A session that was live when the database was asked. It holds no token and no hash. */
export type LiveSession = {
  readonly id: string;
  readonly userId: string;
  /** Whether it belongs to an API client, which has no cookie, is never fresh, and is active when it refreshes. */
  readonly isClient: boolean;
  readonly user: SessionUser;
  readonly createdAt: Date;
  /** Whether a password or another factor was given in it a short while ago. */
  readonly fresh: boolean;
  /** How the request's device differs from the one in the row. The edge writes it down. */
  readonly deviceChange: DeviceChange;
  readonly lastActiveAt: Date;
  /** Seconds since then, by the database's clock. */
  readonly idleForSeconds: number;
  readonly expiresAt: Date;
  readonly idleExpiresAt: Date;
  readonly deviceName: string;
  readonly addressTruncated: string | null;
  readonly provider: string;
};

/** The result of looking a token up. An outage of the database is not among these, because it throws. */
export type SessionReading =
  | { readonly state: "live"; readonly session: LiveSession }
  | { readonly state: "ended"; readonly reason: EndReason }
  /** The token came from another device than the session's: the edge ends it. */
  | { readonly state: "mismatched"; readonly sessionId: string; readonly userId: string }
  /** The token was replaced less than a minute ago; its successor is on its way to the client. */
  | { readonly state: "rotated" }
  /** It is not an access token of ours, or it is too old. */
  | { readonly state: "refused" }
  /** A bearer token and a cookie came together and don't name the same session. */
  | { readonly state: "ambiguous" }
  | { readonly state: "missing" };
