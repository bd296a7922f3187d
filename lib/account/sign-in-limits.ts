import "server-only";
import {
  clearClientPoints,
  requireClientPoint,
  clearPoints,
  limitKey,
  requirePoint,
  refundPoint,
  consumePoint,
  type Limit,
} from "@/lib/http/rate-limit";
import { env } from "@/lib/env";
import { z } from "zod";
import { db, readRows, sql } from "@/lib/db";
import { asOutage, Problem } from "aurora-session/core";

const SLOW_SECONDS = 60;

function limits() {
  const environment = env();
  const windowSeconds = environment.LIMIT_WINDOW_SECONDS;
  return {
    pair: { name: "sign-in:pair", points: environment.LIMIT_FAILURES_PER_ACCOUNT_AND_ADDRESS, windowSeconds },
    account: { name: "sign-in:account", points: environment.LIMIT_FAILURES_PER_ACCOUNT, windowSeconds },
    slow: { name: "sign-in:slow", points: 1, windowSeconds: SLOW_SECONDS },
    address: { name: "sign-in:address", points: environment.LIMIT_SIGN_INS_PER_ADDRESS, windowSeconds },
    // Doubled, because each sign-in has two steps: it begins, and it comes back.
    providers: { name: "provider:address", points: 2 * environment.LIMIT_SIGN_INS_PER_ADDRESS, windowSeconds },
    signUps: { name: "sign-up:address", points: environment.LIMIT_SIGN_UPS_PER_ADDRESS, windowSeconds },
  } as const satisfies Record<string, Limit>;
}

/** An attempt to sign in. */
export type Attempt = {
  readonly email: string;
  /** Null where no trusted proxy tells it. Then limits are per account. */
  readonly address: string | null;
  /** The hash of `aurora.device`, if this browser has signed in to this account before. */
  readonly knownDevice: string | null;
};

/**
 * Counts an attempt before the password is checked, so that parallel tries are counted too. Throws `rate_limited`.
 * A browser that has signed in to the account before has a count of its own, so that nobody can lock another out. After
 * many failures of all clients, a stranger may try once a minute and client.
 */
export async function countAttempt({ email, address, knownDevice }: Attempt): Promise<void> {
  const { pair, account, slow, address: signIns } = limits();
  if (knownDevice !== null) {
    await requirePoint({ ...signIns, name: "sign-in:device" }, deviceKey(email, knownDevice));
    return requirePoint(pair, deviceKey(email, knownDevice));
  }
  await requireClientPoint(signIns, address);
  await requireClientPoint(pair, address, email);
  const strangers = await consumePoint(account, limitKey(email));
  if (strangers.ok) return;
  if (address === null) await requirePoint(slow, limitKey(email));
  else await requireClientPoint(slow, address, email);
}

/** Call it after a right password: takes back the counts of this attempt and of the person's own failures before it. */
export async function forgiveAttempts({ email, address, knownDevice }: Attempt): Promise<void> {
  const { pair, account } = limits();
  if (knownDevice !== null) return clearPoints(pair, deviceKey(email, knownDevice));
  await clearClientPoints(pair, address, email);
  await refundPoint(account, limitKey(email));
}

function deviceKey(email: string, knownDevice: string): string {
  return limitKey(email, `device:${knownDevice}`);
}

/** Counts the use of a mailed link, before its secret is checked. Throws `rate_limited`. */
export async function countLinkUse(address: string | null): Promise<void> {
  await requireClientPoint({ ...limits().address, name: "link:address" }, address);
}

/** Counts one of the two steps of a sign-in with a provider. Each makes us ask the provider. Throws `rate_limited`. */
export async function countProviderStep(address: string | null): Promise<void> {
  await requireClientPoint(limits().providers, address);
}

/** Counts a sign-up. Throws `rate_limited`. */
export async function countSignUp(address: string | null): Promise<void> {
  await requireClientPoint(limits().signUps, address);
}

// NIST SP 800-63B-4 §3.2.2: no more than 100 consecutive failed attempts on an account.
const MOST_IN_A_ROW = 100;
// Kept for a week, so that an address without an account gets the same answers.
const OF_NOBODY: Limit = { name: "sign-in:nobody", points: MOST_IN_A_ROW, windowSeconds: 7 * 24 * 60 * 60 };

/** After this many failures in a row the person is told by mail. */
export const TELL_AT_FAILURES = 20;

const countedSchema = z.object({ failures: z.number() });

/**
 * Counts a guess at an account's password by a browser that it doesn't know, before the password is checked. It counts as a
 * failure, unless {@link forgetFailures} follows. It is one statement, so guesses at once can't get past the bound. Returns
 * how many there were in a row with this one. Throws `too_many_failures` after 100, `DatabaseUnavailable`.
 */
export async function countStrangersGuess(userId: string | null, email: string): Promise<number> {
  const failures = userId === null ? await countOfNobody(email) : await countInRow(userId);
  if (failures > MOST_IN_A_ROW) throw new Problem("too_many_failures");
  return failures;
}

async function countInRow(userId: string): Promise<number> {
  const [counted] = await readRows(
    countedSchema,
    sql`
    UPDATE "User" SET "strangerFailures" = LEAST("strangerFailures", ${MOST_IN_A_ROW}) + 1 WHERE id = ${userId}::uuid
    RETURNING "strangerFailures" AS failures`,
  );
  return countedSchema.parse(counted).failures;
}

async function countOfNobody(email: string): Promise<number> {
  const { ok } = await consumePoint(OF_NOBODY, limitKey(email));
  return ok ? 0 : MOST_IN_A_ROW + 1;
}

/** Begins the count of strangers' failures in a row anew, after a sign-in. Throws `DatabaseUnavailable`. */
export async function forgetFailures(userId: string): Promise<void> {
  await asOutage(() =>
    db().$executeRaw(
      sql`UPDATE "User" SET "strangerFailures" = 0 WHERE id = ${userId}::uuid AND "strangerFailures" > 0`,
    ),
  );
}
