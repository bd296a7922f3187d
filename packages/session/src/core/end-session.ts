import "server-only";
import { z } from "zod";
import { inSpan } from "../base/measure.ts";
import { sql, type Queryable, type Sql } from "../base/sql.ts";
import { endReasonSchema, type EndReason } from "../shared/end-reason.ts";
import type { UnfinishedSignOut } from "./credentials.ts";
import { countLiveBrowsersOf, LIVE, setEnded, type Actor } from "./session-sql.ts";
import { hashToken } from "./session-token.ts";
import { announce, countOnCommit } from "./transact.ts";
import { raiseSessionEpoch } from "./session-epoch.ts";

const namedSchema = z.array(
  z.object({
    id: z.string(),
    userId: z.string(),
    live: z.boolean(),
    /** How many live browser sessions this session's user has, this one too. */
    browsers: z.number(),
    held: z.boolean(),
    postponed: z.boolean(),
    ticketed: z.boolean(),
  }),
);

/** A session that credentials name, live or ended, and which of them did: a current token, an unfinished one, a ticket. */
export type NamedSession = z.infer<typeof namedSchema>[number];

function hasTokenOf(hashes: readonly string[]): Sql {
  return sql`("tokenHash" = ANY(${[...hashes]}) OR "previousTokenHash" = ANY(${[...hashes]}))`;
}

/** Finds the sessions, live or ended, that a request's tokens and its unfinished sign-outs name, in one statement. */
export async function findByCredentials(
  transaction: Queryable,
  heldTokens: readonly string[],
  unfinished: Pick<UnfinishedSignOut, "tokens" | "ticketedIds"> = { tokens: [], ticketedIds: [] },
): Promise<NamedSession[]> {
  const held = heldTokens.map(hashToken);
  const postponed = unfinished.tokens.map(hashToken);
  const ids = [...unfinished.ticketedIds];
  if (held.length + postponed.length + ids.length === 0) return [];
  const rows = await transaction.query(sql`
    SELECT id, "userId", ${LIVE} AS live, (${countLiveBrowsersOf(sql`named."userId"`)}) AS browsers,
      ${hasTokenOf(held)} IS TRUE AS held, ${hasTokenOf(postponed)} IS TRUE AS postponed, id = ANY(${ids}::uuid[]) AS ticketed
    FROM "Session" AS named WHERE ${hasTokenOf([...held, ...postponed])} OR id = ANY(${ids}::uuid[])`);
  return namedSchema.parse(rows);
}

/** How many live sessions an ending ended. */
export type Ended = {
  readonly sessions: number;
  /** How many apps ended with them: all of a user's, or those that these sessions had connected. Counted apart. */
  readonly apps: number;
};

/** Returns the number of sessions and apps together. */
export function countEnded({ sessions, apps }: Ended): number {
  return sessions + apps;
}

/** The result of an ending that ended no session. */
export const NOTHING_ENDED: Ended = { sessions: 0, apps: 0 };

const endedSchema = z.array(
  z.object({ id: z.string(), userId: z.string(), reason: endReasonSchema, isClient: z.boolean() }),
);

function kindOf(isClient: boolean): "app" | "browser" {
  return isClient ? "app" : "browser";
}

/** Parses the rows of a query for {@link OwnedSession}s. */
export const ownedSchema = z.array(z.object({ id: z.string(), userId: z.string() }));

/** A session to end, and the user to whom it has to belong. */
export type OwnedSession = z.infer<typeof ownedSchema>[number];

/** Selects those of the sessions that belong to their stated owners. */
function owned(sessions: readonly OwnedSession[]): Sql {
  const ids = sessions.map(({ id }) => id);
  const owners = sessions.map(({ userId }) => userId);
  // As text, because a list has to name its type, and users' ids may have any. The sessions' ids find the rows.
  return sql`
    id = ANY(${ids}::uuid[]) AND "userId"::text = (${owners}::text[])[array_position(${ids}::uuid[], id)]`;
}

const idsSchema = z.array(z.object({ id: z.string() }));

/**
 * Locks sessions, so that no app can be connected to them any more, and returns the ids of the live ones. It is a statement
 * of its own, so that the next one sees apps that were connected while this one waited.
 */
async function lockLive(transaction: Queryable, sessions: readonly OwnedSession[]): Promise<string[]> {
  const rows = await transaction.query(sql`
    SELECT id FROM "Session" WHERE ${owned(sessions)} AND ${LIVE} ORDER BY id FOR NO KEY UPDATE`);
  return idsSchema.parse(rows).map(({ id }) => id);
}

/**
 * Ends sessions, and with the live ones the API clients that they had connected, and records each, in one statement. Leaves
 * out sessions of somebody else and those already ended. A session past its time takes no client along.
 * `actor` is null where the person ends their own.
 */
export async function endSessions(
  transaction: Queryable,
  sessions: readonly OwnedSession[],
  reason: EndReason,
  actor: Actor = null,
): Promise<Ended> {
  if (sessions.length === 0) return NOTHING_ENDED;
  return inSpan("ending", (note) => {
    note({ reason });
    return endEach(transaction, sessions, reason, actor);
  });
}

async function endEach(
  transaction: Queryable,
  sessions: readonly OwnedSession[],
  reason: EndReason,
  actor: Actor,
): Promise<Ended> {
  const ids = new Set(sessions.map(({ id }) => id.toLowerCase()));
  const parents = await lockLive(transaction, sessions);
  const rows = await transaction.query(sql`
    WITH ended AS (
      UPDATE "Session" SET ${setEnded(reason, actor)}
      WHERE (${owned(sessions)} OR "parentId" = ANY(${parents}::uuid[])) AND "endedAt" IS NULL
      RETURNING id, "userId", "isClient", "endReason", "endedBy", "deviceName", "addressTruncated"
    ), recorded AS (
      INSERT INTO "SecurityEvent" (type, reason, "userId", "sessionId", actor, "deviceName", "addressTruncated")
      SELECT CASE WHEN "isClient" THEN 'app_disconnected' ELSE 'session_ended' END, "endReason", "userId", id, "endedBy", "deviceName", "addressTruncated" FROM ended
    )
    SELECT id, "userId", "isClient", "endReason" AS reason FROM ended`);
  const ended = endedSchema.parse(rows);
  for (const { id, isClient, ...session } of ended) {
    announce(transaction, { type: "ended", sessionId: id, ...session });
    countOnCommit(transaction, "endings", { reason: session.reason, kind: kindOf(isClient) });
  }
  const live = ended.filter((session) => session.reason === reason);
  const named = live.filter(({ id }) => ids.has(id)).length;
  return { sessions: named, apps: live.length - named };
}

/** Ends every session of a user. See {@link endUserSessions}. */
export async function endAllSessions(
  transaction: Queryable,
  userId: string,
  reason: EndReason,
  actor: Actor = null,
): Promise<Ended> {
  return endUserSessions(transaction, { userId, keep: null, reason, actor });
}

/** Ends every session of a user except one. See {@link endUserSessions}. */
export async function endOtherSessions(
  transaction: Queryable,
  { id, userId }: { readonly id: string; readonly userId: string },
  reason: EndReason,
): Promise<Ended> {
  return endUserSessions(transaction, { userId, keep: id, reason, actor: null });
}

const countSchema = z.tuple([z.object({ sessions: z.number(), apps: z.number() })]);

type UserEnding = {
  readonly userId: string;
  readonly keep: string | null;
  readonly reason: EndReason;
  readonly actor: Actor;
};

/**
 * Ends a user's sessions in one statement with one summary in the audit trail, however many there are, and refuses
 * sign-ins that are under way. A statement of its own raises the epoch first: its row lock waits for a sign-in that is
 * about to commit, and the second statement then sees that session too.
 */
async function endUserSessions(transaction: Queryable, ending: UserEnding): Promise<Ended> {
  return inSpan("ending", (note) => {
    note({ reason: ending.reason });
    return endAllOfUser(transaction, ending);
  });
}

async function endAllOfUser(transaction: Queryable, { userId, keep, reason, actor }: UserEnding): Promise<Ended> {
  await raiseSessionEpoch(transaction, userId);
  const rows = await transaction.query(sql`
    WITH ended AS (
      UPDATE "Session" SET ${setEnded(reason, actor)}
      WHERE "userId" = ${userId} AND "endedAt" IS NULL AND id IS DISTINCT FROM ${keep}::uuid
      RETURNING "endReason", "isClient"
    ), counted AS (
      SELECT count(*) FILTER (WHERE NOT "isClient")::integer AS sessions,
        count(*) FILTER (WHERE "isClient")::integer AS apps
      FROM ended WHERE "endReason" = ${reason}
    ), recorded AS (
      INSERT INTO "SecurityEvent" (type, reason, "userId", actor, count)
      SELECT 'sessions_ended', ${reason}, ${userId}, COALESCE(${actor}, ${userId}), sessions + apps FROM counted
    )
    SELECT sessions, apps FROM counted`);
  const [ended] = countSchema.parse(rows);
  announce(transaction, { type: "ended", userId, sessionId: null, reason });
  countOnCommit(transaction, "endings", { reason, kind: "browser" }, ended.sessions);
  countOnCommit(transaction, "endings", { reason, kind: "app" }, ended.apps);
  return ended;
}
