import "server-only";
import { z } from "zod";
import { sql, type Queryable } from "../base/sql.ts";
import { settings } from "../base/settings.ts";
import { asOutage, Problem } from "../base/problem.ts";
import { unfinishedSignOut, type Credentials } from "./credentials.ts";
import { database } from "./database.ts";
import { endNamed } from "./end-session.ts";
import { insertRow } from "./insert-row.ts";
import type { LiveSession } from "./live-session.ts";
import { recordSecurityEvent } from "./security-event.ts";
import type { SessionDevice } from "./device-change.ts";
import { LIVE } from "./session-sql.ts";
import { asSignIn } from "./sign-in-attempt.ts";
import { commitSignOut, hasTokenOf } from "./sign-out.ts";
import { hashToken } from "./session-token.ts";
import { issueToken, knownTokenKeys } from "./token-key.ts";
import { transact } from "./transact.ts";
import { lockSessions } from "./session-epoch.ts";

/** A session to create. */
export type NewSession = {
  readonly userId: string;
  /** The user's epoch as read before the password or the provider was asked. */
  readonly sessionEpoch: number;
  readonly device: SessionDevice;
  /** "password", or the id of the provider. */
  readonly provider: string;
  /** "Keep me signed in on this device". */
  readonly persistent: boolean;
  /** This browser's former sessions and unfinished sign-outs. They end with this sign-in. */
  readonly replaces: Pick<Credentials, "allTokens" | "leaving" | "pending">;
};

/** A session that was just created or rotated. The token is for the cookie only. */
export type CreatedSession = {
  readonly token: string;
  readonly sessionId: string;
  /** The cookie's lifetime in seconds, or null if it ends with the browser. */
  readonly persistentSeconds: number | null;
};

/** Creates a session in a transaction of its own. See {@link insertSession}. Throws `DatabaseUnavailable`. */
export async function createSession(session: NewSession): Promise<CreatedSession> {
  return asSignIn(async () => {
    await knownTokenKeys();
    return asOutage(() => transact((transaction) => insertSession(transaction, session)));
  });
}

/**
 * Creates a session with a new token, ends what this browser held before, and records both, in the caller's transaction.
 * Throws `sign_in_superseded` if the user's sessions were being ended meanwhile, `account_disabled` if they may not sign in.
 */
export async function insertSession(transaction: Queryable, session: NewSession): Promise<CreatedSession> {
  await requireEpoch(transaction, session.userId, session.sessionEpoch);
  await endHeldSessions(transaction, session.replaces);
  const { device, userId, provider, persistent } = session;
  const token = await issueToken(transaction);
  const row = { userId, device, provider, persistent, tokenHash: hashToken(token), isClient: false, parentId: null };
  const { sessionId, lifetimeSeconds } = await insertRow(transaction, row);
  return { token, sessionId, persistentSeconds: persistent ? lifetimeSeconds : null };
}

async function endHeldSessions(transaction: Queryable, held: NewSession["replaces"]): Promise<void> {
  const unfinished = unfinishedSignOut(held);
  await commitSignOut(transaction, { tokens: [], everywhere: false, expectedSessionId: null, unfinished });
  if (held.allTokens.length === 0) return;
  await endNamed(transaction, { named: hasTokenOf(held.allTokens) }, "replaced_by_login");
}

/**
 * Checks that a user's epoch is still the one that was read before a slow check (a password, a provider), and holds it until
 * the transaction ends. Throws `sign_in_superseded` if their sessions were being ended meanwhile, `account_disabled`.
 */
export async function requireEpoch(transaction: Queryable, userId: string, sessionEpoch: number): Promise<void> {
  const now = await lockSessions(transaction, userId);
  if (now?.epoch !== sessionEpoch) throw new Problem("sign_in_superseded");
  if (now.disabled) throw new Problem("account_disabled");
}

const rotatedSchema = z.array(z.object({ userId: z.string(), persistent: z.boolean() }));

/**
 * Replaces a live session's token once a factor was given again, in the caller's transaction. The session is fresh, both
 * its ends begin anew (NIST SP 800-63B-4 §5.2), its id stays. The replaced token is known for a minute, so that requests
 * under way are answered `token_rotated`. Throws `session_missing` if the session is over by now.
 */
export async function rotateSession(
  transaction: Queryable,
  sessionId: string,
  device: SessionDevice,
): Promise<CreatedSession> {
  const token = await issueToken(transaction);
  const { lifetimeSeconds, persistentLifetimeSeconds } = settings();
  const rows = await transaction.query(sql`
    UPDATE "Session" SET "previousTokenHash" = "tokenHash", "tokenHash" = ${hashToken(token)}, "rotatedAt" = now(),
      "authenticatedAt" = clock_timestamp(), "lastActiveAt" = now(),
      "expiresAt" = now() + CASE WHEN persistent THEN make_interval(secs => ${persistentLifetimeSeconds})
        ELSE make_interval(secs => ${lifetimeSeconds}) END
    WHERE id = ${sessionId}::uuid AND ${LIVE}
    RETURNING "userId", persistent`);
  const [row] = rotatedSchema.parse(rows);
  if (row === undefined) throw new Problem("session_missing");
  const { userId } = row;
  await recordSecurityEvent(transaction, { type: "session_rotated", userId, actor: userId, sessionId, device });
  return { token, sessionId, persistentSeconds: row.persistent ? persistentLifetimeSeconds : null };
}

const notedSchema = z.array(z.object({ lastActiveAt: z.date(), idleExpiresAt: z.date() }));

/**
 * Notes a person's own input, unless it was noted less than `everySeconds` ago: the session's row tells that, so it costs
 * no statement. Returns the new times, or null if nothing changed. Never revives: a session past its idle end stays over.
 * Throws `DatabaseUnavailable`.
 */
export async function touchSession(
  { id, idleForSeconds }: Pick<LiveSession, "id" | "idleForSeconds">,
  everySeconds: number,
): Promise<Pick<LiveSession, "lastActiveAt" | "idleExpiresAt"> | null> {
  if (idleForSeconds < everySeconds) return null;
  const rows = await asOutage(() =>
    database.query(sql`
      UPDATE "Session" SET "lastActiveAt" = now()
      WHERE id = ${id}::uuid AND ${LIVE} AND "lastActiveAt" < now() - make_interval(secs => ${everySeconds})
      RETURNING "lastActiveAt",
        LEAST("lastActiveAt" + make_interval(secs => "idleTimeoutSeconds"), "expiresAt") AS "idleExpiresAt"`),
  );
  return notedSchema.parse(rows)[0] ?? null;
}

/** Notes a refresh as an API client's activity, and the client's device, in the caller's transaction. Its name stays. */
export async function touchClient(transaction: Queryable, sessionId: string, device: SessionDevice): Promise<void> {
  await transaction.query(sql`
    UPDATE "Session" SET "lastActiveAt" = now(), "userAgent" = ${device.userAgent}, "addressHash" = ${device.addressHash},
      "addressTruncated" = ${device.addressTruncated}
    WHERE id = ${sessionId}::uuid AND "endedAt" IS NULL`);
}
