import "server-only";
import { z } from "zod";
import { log } from "../base/log.ts";
import { asOutage } from "../base/problem.ts";
import { processState } from "../base/process-state.ts";
import { sql, type Queryable } from "../base/sql.ts";
import { database } from "./database.ts";
import { hasCheck, isToken, withCheck } from "./session-token.ts";

// Tokens carry a check under a key, so that a made-up one costs a hash and no statement. The check proves nothing: the row
// does. The key stands in the database and does not hang on the secret, because no change of that ends a session
// (docs/decisions/0016).

type TokenKeys = {
  /** The first one makes checks, all of them are accepted. */
  readonly keys: readonly [string, ...string[]];
  /** Whether there may still be tokens from before there were checks. */
  readonly takesUnchecked: boolean;
};

type KeptKeys = TokenKeys & { readonly readAt: number };

declare global {
  interface AuroraSessionState {
    tokenKeys?: KeptKeys;
    /** A reading that is under way: whoever needs it too waits for the same. */
    readingTokenKeys?: Promise<TokenKeys>;
  }
}

const READ_AGAIN_MS = 5 * 60 * 1000;
const AFTER_OUTAGE_MS = 10 * 1000;

// Every process has read a new key by the time that it makes tokens.
const KEYS = sql`
  SELECT key, "createdAt" < now() - interval '10 minutes' AS "isKnown", COALESCE("uncheckedUntil" > now(), false) AS "takesUnchecked"
  FROM "TokenKey" ORDER BY "createdAt" DESC, id DESC`;

// No token outlives the longest lifetime, 30 days. A day more, for servers of the version before that still run. Where there
// is no session yet, there is no such token.
const FIRST_KEY = sql`
  INSERT INTO "TokenKey" (id, key, "uncheckedUntil")
  SELECT 1, replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''),
    CASE WHEN EXISTS (SELECT 1 FROM "Session") THEN now() + interval '31 days' END
  ON CONFLICT (id) DO NOTHING`;

const keysSchema = z.array(z.object({ key: z.string(), isKnown: z.boolean(), takesUnchecked: z.boolean() }));

async function readKeys(queryable: Queryable): Promise<TokenKeys | null> {
  const rows = keysSchema.parse(await queryable.query(KEYS));
  const first = rows.find(({ isKnown }) => isKnown) ?? rows.at(-1);
  if (first === undefined) return null;
  const others = rows.filter((row) => row !== first).map(({ key }) => key);
  return { keys: [first.key, ...others], takesUnchecked: rows.some(({ takesUnchecked }) => takesUnchecked) };
}

async function readOrMakeKeys(queryable: Queryable): Promise<TokenKeys> {
  const found = await readKeys(queryable);
  if (found !== null) return found;
  await queryable.query(FIRST_KEY);
  const made = await readKeys(queryable);
  if (made === null) throw new Error("The key of tokens was deleted while it was made.");
  return made;
}

async function readAndKeep(): Promise<KeptKeys> {
  processState.readingTokenKeys ??= readOrMakeKeys(database).finally(() => delete processState.readingTokenKeys);
  const known = await processState.readingTokenKeys;
  return (processState.tokenKeys = { ...known, readAt: performance.now() });
}

/** Returns the keys of tokens, which are read once in a process, so that no transaction has to. Throws `DatabaseUnavailable`. */
export async function knownTokenKeys(): Promise<KeptKeys> {
  return processState.tokenKeys ?? asOutage(readAndKeep);
}

/** Reads the keys of tokens, or makes the first one, at start. Logs it if the database can't be asked yet, so that the app starts. */
export async function prepareTokenKeys(): Promise<void> {
  try {
    await knownTokenKeys();
  } catch (error) {
    log().warn({ err: error }, "the keys of tokens can't be read yet");
  }
}

/** Returns a new token for a session or an API client, which the transaction writes down. Throws what the database throws. */
export async function issueToken(transaction: Queryable): Promise<string> {
  // Not kept: what a transaction reads may be its own, and undone.
  const { keys } = processState.tokenKeys ?? (await readOrMakeKeys(transaction));
  return withCheck(keys[0]);
}

/**
 * Returns whether a text may be a token that was issued. No other reaches the database. Asks it for the keys once, and where
 * a check is wrong at most every five minutes. Throws `DatabaseUnavailable` if no key is known yet.
 */
export async function mayBeToken(text: string): Promise<boolean> {
  if (!isToken(text)) return false;
  const known = await knownTokenKeys();
  if (hasCheck(text, known.keys)) return true;
  const now = performance.now() - known.readAt < READ_AGAIN_MS ? known : await readAgain(known);
  return now.takesUnchecked || hasCheck(text, now.keys);
}

async function readAgain(known: KeptKeys): Promise<KeptKeys> {
  try {
    return await readAndKeep();
  } catch {
    // In an outage the keys that are known go on, and a made-up token does not wait for the database each time.
    const readAt = performance.now() - READ_AGAIN_MS + AFTER_OUTAGE_MS;
    return (processState.tokenKeys = { ...known, readAt });
  }
}
