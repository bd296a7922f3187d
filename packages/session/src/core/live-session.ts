import type { EndReason } from "../shared/end-reason.ts";
import type { SessionUser } from "../base/host.ts";
import type { DeviceChange } from "./device-change.ts";

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
  /** The person's own name for the device. */
  readonly ownName: string | null;
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
