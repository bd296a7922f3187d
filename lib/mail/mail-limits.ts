import "server-only";
import { requireClientPoint, clearPoints, limitKey, requirePoint, type Limit } from "@/lib/http/rate-limit";
import { env } from "@/lib/env";

// Larger than the factor of a client's widest network (lib/http/rate-limit.ts), so that one client can't use up a
// mailbox's mails.
const OVER_ALL_ADDRESSES_FACTOR = 16;
const DAY_SECONDS = 24 * 60 * 60;
// A change of password too, because the mail about it goes to a mailbox that need not be the person's own; and an app that is
// connected, because each makes a session and two events.
const A_DAY = { "change:email": 5, "change:password": 60, connect: 30 } as const;
const WRONG_PROOFS_IN_A_ROW = 100;
const LONGEST_SESSION_SECONDS = 30 * DAY_SECONDS;

/** Returns the mailbox behind an address: most servers ignore what follows a plus (RFC 5233). */
function mailboxOf(email: string): string {
  return email.replace(/(?<=.)\+[^@]*/, "");
}

/**
 * Counts a mail that somebody asks for to an account's own address, whether or not the account exists: for the client,
 * for the address and the client, and for the address. Over all clients an address may get more, so that one stranger
 * can't keep a person from their mail. Throws `rate_limited`.
 */
export async function countMail(email: string, address: string | null): Promise<void> {
  await countFor("mail", email, address);
}

/**
 * Counts, as {@link countMail} does, a mail to an address that somebody only says is theirs. All addresses of a mailbox
 * count as one.
 */
export async function countMailToAnybody(email: string, address: string | null): Promise<void> {
  await countFor("mail-to-anybody", mailboxOf(email), address);
}

async function countFor(name: string, mailbox: string, address: string | null): Promise<void> {
  const { LIMIT_MAILS_PER_ACCOUNT: points, LIMIT_MAILS_PER_ADDRESS, LIMIT_WINDOW_SECONDS: windowSeconds } = env();
  const pair: Limit = { name: `${name}:pair`, points, windowSeconds };
  const account: Limit = { name: `${name}:account`, points: points * OVER_ALL_ADDRESSES_FACTOR, windowSeconds };
  await requireClientPoint({ name: "mail:address", points: LIMIT_MAILS_PER_ADDRESS, windowSeconds }, address);
  if (address === null) await requirePoint(pair, limitKey(mailbox));
  else await requireClientPoint(pair, address, mailbox);
  await requirePoint(account, limitKey(mailbox));
}

/** Counts what a person, or a session, may do only so often a day. Throws `rate_limited`. */
export async function countDaily(name: keyof typeof A_DAY, id: string): Promise<void> {
  await requirePoint({ name, points: A_DAY[name], windowSeconds: DAY_SECONDS }, limitKey(id));
}

function proofs(): readonly [Limit, Limit] {
  const { LIMIT_FAILURES_PER_ACCOUNT_AND_ADDRESS: points, LIMIT_WINDOW_SECONDS: windowSeconds } = env();
  const inRow = { name: "reauthentication:row", points: WRONG_PROOFS_IN_A_ROW, windowSeconds: LONGEST_SESSION_SECONDS };
  return [{ name: "reauthentication", points, windowSeconds }, inRow];
}

/**
 * Counts a try to confirm one's identity in a session, before it is checked: so many in a window, and 100 in a row for
 * as long as the session can live (NIST SP 800-63B-4 §3.2.2). Throws `rate_limited`.
 */
export async function countProof(sessionId: string): Promise<void> {
  for (const limit of proofs()) await requirePoint(limit, limitKey(sessionId));
}

/** Forgets the wrong tries before a right one. */
export async function forgiveProofs(sessionId: string): Promise<void> {
  for (const limit of proofs()) await clearPoints(limit, limitKey(sessionId));
}
