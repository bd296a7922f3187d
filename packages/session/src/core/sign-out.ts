import "server-only";
import type { Queryable } from "../base/sql.ts";
import { asOutage } from "../base/problem.ts";
import { settings } from "../base/settings.ts";
import type { UnfinishedSignOut } from "./credentials.ts";
import {
  endAllSessions,
  endSessions,
  findByCredentials,
  NOTHING_ENDED,
  type Ended,
  type NamedSession,
} from "./end-session.ts";
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

/**
 * Does what {@link signOut} does, without the access token, in the caller's transaction. It takes three statements, whatever
 * the number of sessions: find the named ones, lock them, end them. It takes two more where a browser still holds another
 * person's unfinished sign-out.
 */
export async function commitSignOut(
  transaction: Queryable,
  request: Omit<SignOut, "accessToken">,
): Promise<SignOutOutcome> {
  const { expectedSessionId, unfinished } = request;
  const named = await findByCredentials(transaction, request.tokens, unfinished);
  const isMine = ({ held, id }: NamedSession) => held && (expectedSessionId === null || id === expectedSessionId);
  const isTicketedForAll = ({ ticketed, id }: NamedSession) => ticketed && unfinished.everywhereIds.includes(id);
  // Only a live session may end others: a dead cookie or ticket signs nobody out everywhere.
  const leaders = named.filter(
    (each) =>
      each.live &&
      ((request.everywhere && isMine(each)) || (unfinished.everywhere && each.postponed) || isTicketedForAll(each)),
  );
  const users = new Set(leaders.map(({ userId }) => userId));
  let ended = NOTHING_ENDED;
  for (const userId of users) ended = addEnded(ended, await endAllSessions(transaction, userId, "user_all"));
  const asked = named.filter((each) => isMine(each) || each.postponed || each.ticketed);
  const alone = asked.filter(({ userId }) => !users.has(userId));
  ended = addEnded(ended, await endSessions(transaction, alone, "user"));
  return { ended, others: countOthers(asked, ended), otherSession: named.some((each) => each.held && !isMine(each)) };
}

// They were counted before the ending, with the sessions that it ended.
function countOthers(asked: readonly NamedSession[], { sessions }: Ended): number | null {
  const [first] = asked;
  if (first === undefined || sessions === 0 || asked.some(({ userId }) => userId !== first.userId)) return null;
  return Math.max(0, first.browsers - sessions);
}

function addEnded(one: Ended, other: Ended): Ended {
  return { sessions: one.sessions + other.sessions, apps: one.apps + other.apps };
}
