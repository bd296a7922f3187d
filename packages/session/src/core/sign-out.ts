import "server-only";
import { joinSql, sql, type Queryable, type Sql } from "../base/sql.ts";
import { asOutage } from "../base/problem.ts";
import { settings } from "../base/settings.ts";
import type { UnfinishedSignOut } from "./credentials.ts";
import { addEnded, endNamed, NOTHING_ENDED, type Ended } from "./end-session.ts";
import { endAllOfLeaders } from "./end-user-sessions.ts";
import { hashToken } from "./session-token.ts";
import { mayBeToken } from "./token-key.ts";
import { transact } from "./transact.ts";

/** The sessions that a sign-out has to end. */
export type SignOut = {
  /** The session cookie's tokens; with `everywhere`, also all other sessions of the user they name. */
  readonly tokens: readonly string[];
  readonly everywhere: boolean;
  /** The session id that the page was opened with. Tokens that name another session are left alone. */
  readonly expectedSessionId: string | null;
  /** The access token of an API client: it ends the session that it names, also if it is too old, and no other. */
  readonly accessToken: string | null;
  readonly unfinished: UnfinishedSignOut;
};

/** The result of a committed sign-out. */
export type SignOutOutcome = {
  readonly ended: Ended;
  /** How many other devices of the person stay signed in; null where the sessions were over before, or not one person's. */
  readonly others: number | null;
  /** Whether the cookie names another session than the page was opened with. That one is not ended, its cookie not cleared. */
  readonly otherSession: boolean;
};

const NOTHING_NAMED: SignOutOutcome = { ended: NOTHING_ENDED, others: null, otherSession: false };

/** Returns whether a sign-out names nothing that it could end. */
export function isEmptySignOut({ tokens, accessToken, unfinished }: SignOut): boolean {
  return accessToken === null && tokens.length + unfinished.tokens.length + unfinished.ticketedIds.length === 0;
}

/**
 * Ends what a sign-out names, in one transaction, idempotently. Throws `DatabaseUnavailable` if it can't be committed;
 * it is then unknown whether it was, and repeating it is safe.
 */
export async function signOut(request: SignOut): Promise<SignOutOutcome> {
  if (isEmptySignOut(request)) return NOTHING_NAMED;
  const access =
    request.accessToken === null ? null : ((await settings().verifyAccessToken?.(request.accessToken)) ?? null);
  const [tokens, postponed] = await Promise.all([request.tokens, request.unfinished.tokens].map(thoseOfOurs));
  const ticketedIds = [...request.unfinished.ticketedIds, ...(access === null ? [] : [access.claims.sid])];
  const unfinished = { ...request.unfinished, tokens: postponed ?? [], ticketedIds };
  const named = { ...request, tokens: tokens ?? [], accessToken: null, unfinished };
  // A bearer token that is not an access token of ours names nothing, nor do made-up tokens.
  if (isEmptySignOut(named)) return NOTHING_NAMED;
  return asOutage(() => transact((transaction) => commitSignOut(transaction, named)));
}

async function thoseOfOurs(tokens: readonly string[]): Promise<string[]> {
  const ours: string[] = [];
  for (const token of tokens) if (await mayBeToken(token)) ours.push(token);
  return ours;
}

/** Returns a condition for the sessions that have, or had until their last rotation, one of the tokens. */
export function hasTokenOf(tokens: readonly string[]): Sql {
  const hashes = tokens.map(hashToken);
  // PostgreSQL would plan a list anew each time, because that looks cheaper than its plan for any list.
  if (hashes.length === 1) return sql`("tokenHash" = ${hashes[0]} OR "previousTokenHash" = ${hashes[0]})`;
  return sql`("tokenHash" = ANY(${hashes}) OR "previousTokenHash" = ANY(${hashes}))`;
}

const isOneOf = (ids: readonly string[]): Sql => sql`id = ANY(${[...ids]}::uuid[])`;

/**
 * Does what {@link signOut} does, without the access token, in the caller's transaction. It takes one round trip, and
 * everywhere one more, whatever the number of sessions.
 */
export async function commitSignOut(
  transaction: Queryable,
  request: Omit<SignOut, "accessToken">,
): Promise<SignOutOutcome> {
  if (isEmptySignOut({ ...request, accessToken: null })) return NOTHING_NAMED;
  const { tokens, unfinished } = request;
  const isMine = ofPage(request);
  const held = tokens.length === 0 ? [] : [hasTokenOf(tokens)];
  const postponed = [
    ...(unfinished.tokens.length === 0 ? [] : [hasTokenOf(unfinished.tokens)]),
    ...(unfinished.ticketedIds.length === 0 ? [] : [isOneOf(unfinished.ticketedIds)]),
  ];
  const naming = {
    named: joinSql([...held, ...postponed], " OR "),
    asked: joinSql([isMine, ...postponed], " OR "),
    spared: tokens.length === 0 ? sql`FALSE` : sql`${hasTokenOf(tokens)} AND NOT ${isMine}`,
  };
  // First, so that what ends with all sessions of its user is over when the rest is looked for.
  const everywhere = await endEverywhere(transaction, request);
  const { ended: alone, browsers, sparesOne } = await endNamed(transaction, naming, "user");
  const ended = addEnded(everywhere, alone);
  const remaining = browsers === null || ended.sessions === 0 ? null : Math.max(0, browsers - ended.sessions);
  return { ended, others: remaining, otherSession: sparesOne };
}

/** Returns a condition for the session that the page was opened with. Without one, any is. */
function ofPage({ expectedSessionId }: Pick<SignOut, "expectedSessionId">): Sql {
  return expectedSessionId === null ? sql`TRUE` : sql`id::text = ${expectedSessionId}`;
}

/** Ends all sessions of those whom a sign-out signs out everywhere. */
async function endEverywhere(transaction: Queryable, request: Omit<SignOut, "accessToken">): Promise<Ended> {
  const { tokens, everywhere, unfinished } = request;
  const leading = [
    ...(everywhere && tokens.length > 0 ? [sql`(${hasTokenOf(tokens)} AND ${ofPage(request)})`] : []),
    ...(unfinished.everywhere && unfinished.tokens.length > 0 ? [hasTokenOf(unfinished.tokens)] : []),
    ...(unfinished.everywhereIds.length > 0 ? [isOneOf(unfinished.everywhereIds)] : []),
  ];
  // Only a live session may end others: a dead cookie or ticket signs nobody out everywhere.
  return leading.length === 0 ? NOTHING_ENDED : endAllOfLeaders(transaction, joinSql(leading, " OR "), "user_all");
}
