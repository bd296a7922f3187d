import "server-only";
import { createHmac } from "node:crypto";
import { z } from "zod";
import { sql, type Queryable } from "../base/sql.ts";
import type { EndReason } from "../shared/end-reason.ts";
import type { ClientGrant } from "./client-session.ts";
import { endSessions } from "../core/end-session.ts";
import { lockClient, type ClientRow } from "../core/lock-session.ts";
import { openText, sealText } from "../base/sealed-text.ts";
import { touchClient } from "../core/session-commands.ts";
import type { SessionDevice } from "../core/device-change.ts";
import { idleEnd, judgeSession } from "../core/session-policy.ts";
import { hashToken } from "../core/session-token.ts";
import { issueToken } from "../core/token-key.ts";
import { countOnCommit } from "../core/transact.ts";

/** An answer may get lost, so for this many seconds a used token gets the same successor once more. */
export const REFRESH_RETRY_SECONDS = 10;

/** A refresh that a client asks for. */
export type Refresh = {
  readonly token: string;
  /** The id that the client says it has, or null. It can't use another client's token. */
  readonly clientId: string | null;
  /** The client's device now. Its name stays. */
  readonly device: SessionDevice;
};

/** The result of a refresh. */
export type RefreshOutcome =
  | { readonly state: "refreshed"; readonly grant: ClientGrant }
  | { readonly state: "ended"; readonly reason: EndReason }
  /** The token was used before. Its session is over now, because two parties hold a token that only one should hold. */
  | { readonly state: "reused"; readonly userId: string; readonly clientName: string }
  | { readonly state: "unknown" };

const tokenSchema = z.object({ id: z.string(), used: z.boolean(), successor: z.string().nullable() });

type TokenRow = z.infer<typeof tokenSchema>;

/**
 * Exchanges a refresh token for its successor, once, in the caller's transaction (RFC 6749 §6, RFC 9700 §4.14.2). Within
 * {@link REFRESH_RETRY_SECONDS} a used token gets the same successor again, if that one is unused; otherwise its use ends
 * the session with `refresh_reuse`. A session that is over gives nothing, whatever the token. The refresh is the client's
 * activity. The caller has looked whether it may be a token.
 */
export async function refreshClient(transaction: Queryable, refresh: Refresh): Promise<RefreshOutcome> {
  const session = await lockSession(transaction, refresh);
  if (session === null) return { state: "unknown" };
  const verdict = judgeSession(session, session.now, "none", "off");
  if (!verdict.live) return { state: "ended", reason: verdict.reason };
  const token = await readToken(transaction, refresh.token);
  if (!token.used) return { state: "refreshed", grant: await replaceToken(transaction, session, token.id, refresh) };
  const successor = openSuccessor(token, refresh.token);
  if (successor !== null) return { state: "refreshed", grant: toGrant(session, session.lastActiveAt, successor) };
  await endSessions(transaction, [{ id: session.sessionId, userId: session.userId }], "refresh_reuse", "system");
  countOnCommit(transaction, "refresh_reuses");
  return { state: "reused", userId: session.userId, clientName: session.clientName };
}

/** Locks the session of a token, so that its refreshes and its ending happen one after the other. */
async function lockSession(transaction: Queryable, { token, clientId }: Refresh): Promise<ClientRow | null> {
  const ofToken = sql`SELECT "sessionId" FROM "RefreshToken" WHERE "tokenHash" = ${hashToken(token)}`;
  const row = await lockClient(transaction, ofToken);
  return clientId === null || row?.sessionId === clientId.toLowerCase() ? row : null;
}

// A statement of its own, after the lock, so that it sees what an earlier refresh has written.
async function readToken(transaction: Queryable, token: string): Promise<TokenRow> {
  const rows = await transaction.query(sql`
    SELECT t.id, t."usedAt" IS NOT NULL AS used,
      CASE WHEN t."usedAt" + make_interval(secs => ${REFRESH_RETRY_SECONDS}) > now() AND next."usedAt" IS NULL
        THEN t.successor END AS successor
    FROM "RefreshToken" t LEFT JOIN "RefreshToken" next ON next."predecessorId" = t.id
    WHERE t."tokenHash" = ${hashToken(token)}`);
  return z.tuple([tokenSchema]).parse(rows)[0];
}

async function replaceToken(
  transaction: Queryable,
  session: ClientRow,
  tokenId: string,
  { token, device }: Refresh,
): Promise<ClientGrant> {
  const successor = await issueToken(transaction);
  await transaction.query(sql`
    UPDATE "RefreshToken" SET "usedAt" = clock_timestamp(), successor = ${sealText(successor, successorKey(token), tokenId)}
    WHERE id = ${tokenId}::uuid`);
  await transaction.query(sql`
    INSERT INTO "RefreshToken" ("tokenHash", "sessionId", "predecessorId")
    VALUES (${hashToken(successor)}, ${session.sessionId}::uuid, ${tokenId}::uuid)`);
  await touchClient(transaction, session.sessionId, device);
  return toGrant(session, session.now, successor);
}

function openSuccessor({ id, successor }: TokenRow, token: string): string | null {
  return successor === null ? null : openText(successor, successorKey(token), id);
}

// A reader of the database can't open it, because the database does not hold the token that opens it.
function successorKey(token: string): Buffer {
  return createHmac("sha256", token).update("aurora:refresh-successor").digest();
}

function toGrant(session: ClientRow, lastActiveAt: Date, refreshToken: string): ClientGrant {
  const { sessionId, userId } = session;
  return { sessionId, userId, sessionEndsAt: idleEnd({ ...session, lastActiveAt }), refreshToken };
}
