import "server-only";
import { z } from "zod";
import { db, sql } from "@/lib/db";
import { asOutage, Problem } from "aurora-session/core";
import { limitKey, consumePoint, type Limit } from "@/lib/http/rate-limit";

// NIST SP 800-63B-4 §3.2.2: no more than 100 consecutive failed attempts on an account.
const MOST_IN_A_ROW = 100;
// Kept for a week, so that an address without an account gets the same answers.
const OF_NOBODY: Limit = { name: "sign-in:nobody", points: MOST_IN_A_ROW, windowSeconds: 7 * 24 * 60 * 60 };

/** After this many failures in a row the person is told by mail. */
export const TELL_AT_FAILURES = 20;

const countedSchema = z.tuple([z.object({ failures: z.number() })]);

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
  const rows = await asOutage(() =>
    db().$queryRaw(sql`
      UPDATE "User" SET "strangerFailures" = LEAST("strangerFailures", ${MOST_IN_A_ROW}) + 1 WHERE id = ${userId}::uuid
      RETURNING "strangerFailures" AS failures`),
  );
  return countedSchema.parse(rows)[0].failures;
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
