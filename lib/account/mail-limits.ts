import "server-only";
import { env } from "@/lib/env";
import { clearPoints, limitKey, requirePoint, type Limit } from "@/lib/rate-limit";

const OVER_ALL_ADDRESSES_FACTOR = 4;

/**
 * Counts a mail that somebody asks for, whether or not the mailbox is anybody's here. Throws `rate_limited`. Over all
 * client addresses there may be more, so that one stranger can't keep a person from their mail.
 */
export async function countMail(email: string, address: string | null): Promise<void> {
  const { LIMIT_MAILS_PER_ACCOUNT: points, LIMIT_WINDOW_SECONDS: windowSeconds } = env();
  const pair: Limit = { name: "mail:pair", points, windowSeconds };
  const account: Limit = { name: "mail:account", points: points * OVER_ALL_ADDRESSES_FACTOR, windowSeconds };
  await requirePoint(pair, limitKey(email, address ?? "unknown"));
  await requirePoint(account, limitKey(email));
}

function proofs(): Limit {
  const { LIMIT_FAILURES_PER_ACCOUNT_AND_ADDRESS: points, LIMIT_WINDOW_SECONDS: windowSeconds } = env();
  return { name: "reauthentication", points, windowSeconds };
}

/** Counts a try to confirm one's identity in a session, before it is looked at. Throws `rate_limited`. */
export async function countProof(sessionId: string): Promise<void> {
  await requirePoint(proofs(), limitKey(sessionId));
}

/** After a right one, the tries before it count no more. */
export async function forgiveProofs(sessionId: string): Promise<void> {
  await clearPoints(proofs(), limitKey(sessionId));
}
