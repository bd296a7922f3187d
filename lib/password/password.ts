import "server-only";
import { availableParallelism } from "node:os";
import { hash, verify } from "@node-rs/argon2";
import { Problem } from "aurora-session/core";
import { isStranger } from "@/lib/database/fair-pool";
import { processState } from "@/lib/process/process-state";
import { textSchema } from "@/lib/forms/text-schema";
import { valueProblem } from "@/lib/words/value-problem";

// OWASP's profile for Argon2id, the package's default algorithm: 19 MiB, two passes, one lane.
const ARGON2ID = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const LONGEST_UNITS = 128 * 4;
const MOST_WAITING = 32;
// Places for people who are signed in, so that they can confirm who they are, or change their password, however many
// strangers wait.
const KEPT_FOR_SIGNED_IN = 8;
const TRY_AGAIN_SECONDS = 2;

declare global {
  interface ProcessState {
    /** How many passwords were admitted, how many are hashed at this moment, and the work that waits for its turn. */
    passwordWork?: { admitted: number; hashing: number; readonly waiting: (() => void)[] };
  }
}

function passwordWork(): NonNullable<ProcessState["passwordWork"]> {
  return (processState.passwordWork ??= { admitted: 0, hashing: 0, waiting: [] });
}

/**
 * Runs work that hashes a password, if this process has room for it: as many at once as it has cores, and 32 more that
 * wait, or 40 for people who are signed in. Beyond that it throws `busy`, before it does anything.
 */
export async function admitPasswordWork<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  const state = passwordWork();
  const room = availableParallelism() + MOST_WAITING + (isStranger() ? 0 : KEPT_FOR_SIGNED_IN);
  if (state.admitted >= room) throw new Problem("busy", { retryAfterSeconds: TRY_AGAIN_SECONDS });
  state.admitted += 1;
  try {
    return await work();
  } finally {
    state.admitted -= 1;
  }
}

async function inTurn<Answer>(run: () => Promise<Answer>): Promise<Answer> {
  const state = passwordWork();
  if (state.hashing < availableParallelism()) state.hashing += 1;
  else await new Promise<void>((resolve) => state.waiting.push(resolve));
  try {
    return await run();
  } finally {
    const next = state.waiting.shift();
    // The turn goes to the next work that waits. If none waits, the turn is free.
    if (next === undefined) state.hashing -= 1;
    else next();
  }
}

/** Hashes a whole password with Argon2id (RFC 9106) and truncates nothing. Returns a PHC string. */
export async function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(normalizePassword(password), ARGON2ID));
}

// Verifying against this hash takes as long as against a real one, and never succeeds.
let nobodysHash: Promise<string> | undefined;

async function hashOfNobody(): Promise<string> {
  nobodysHash ??= hashPassword(crypto.randomUUID());
  try {
    return await nobodysHash;
  } catch (error) {
    nobodysHash = undefined;
    throw error;
  }
}

/**
 * Returns whether a password is the one behind a hash. Without a hash (nobody has this e-mail) it is false, in the same
 * time.
 */
export async function verifyPassword(password: string, passwordHash: string | null): Promise<boolean> {
  const known = passwordHash ?? (await hashOfNobody());
  const matches = await inTurn(() => verify(known, normalizePassword(password)));
  return matches && passwordHash !== null;
}

/**
 * Returns a password as it is hashed: the same one typed on another keyboard is the same bytes (NIST SP 800-63B-4
 * §3.1.1.2).
 */
export function normalizePassword(password: string): string {
  return password.normalize("NFKC");
}

/** Parses a password to be checked against a stored one. It may be any text that could have been chosen. */
export const givenPasswordSchema = textSchema
  .min(1, valueProblem("passwordMissing"))
  .max(LONGEST_UNITS, valueProblem("passwordOverlong"));
