import "server-only";
import { randomUUID } from "node:crypto";
import { exportJWK, generateKeyPair, importJWK, type CryptoKey } from "jose";
import { z } from "zod";
import { sql, type Queryable } from "../base/sql.ts";
import { deriveKey, deriveKeys } from "../base/derive-key.ts";
import { asOutage } from "../base/problem.ts";
import { log } from "../base/log.ts";
import { processState } from "../base/process-state.ts";
import { database } from "../core/database.ts";
import { openText, sealText } from "../base/sealed-text.ts";
import { transact } from "../core/transact.ts";

const ALGORITHM = "ES256";
const PUBLISHED_BEFORE_DAYS = 1;
const NEXT_AFTER_DAYS = 29;
const READ_AGAIN_MS = 10 * 60_000;
// A stranger's made-up key ids cost at most one statement in this time.
const ASK_FOR_UNKNOWN_MS = 1_000;

const privateJwkSchema = z.object({
  kty: z.literal("EC"),
  crv: z.literal("P-256"),
  x: z.string(),
  y: z.string(),
  d: z.string(),
});

/** The public part of a key as others read it (RFC 7517). */
export type PublicJwk = Omit<z.infer<typeof privateJwkSchema>, "d"> & { kid: string; alg: "ES256"; use: "sig" };

/** A key that signs access tokens now, or that did before, or that will. */
export type SigningKey = {
  readonly id: string;
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
  readonly publicJwk: PublicJwk;
  /** Whether its time to sign has come. */
  readonly signs: boolean;
  /** Whether it is time to make the next key. */
  readonly nextIsDue: boolean;
};

declare global {
  interface AuroraSessionState {
    signingKeys?: { readonly keys: readonly SigningKey[]; readonly readAtMs: number };
    /** The reading that is under way. Everything that needs the keys meanwhile waits for it. */
    signingKeysReading?: Promise<readonly SigningKey[]>;
  }
}

const rowsSchema = z.array(
  z.object({ id: z.string(), privateKey: z.string(), signs: z.boolean(), nextIsDue: z.boolean() }),
);

type Row = z.infer<typeof rowsSchema>[number];

/** Returns the key to sign with now. Makes the first one when it is first asked for. Throws `DatabaseUnavailable`. */
export async function currentSigningKey(): Promise<SigningKey> {
  const keys = await listSigningKeys();
  const key = keys.find(({ signs }) => signs) ?? keys[0];
  if (key === undefined) throw new Error("There is no signing key, although one was just made.");
  return key;
}

/** Returns the keys that may have signed a token still alive, and the next one, newest first. Throws `DatabaseUnavailable`. */
export async function listSigningKeys(): Promise<readonly SigningKey[]> {
  const known = processState.signingKeys;
  if (known !== undefined && performance.now() - known.readAtMs < READ_AGAIN_MS) return known.keys;
  return readOrCreateKeys();
}

/** Returns the key of an id, from memory or the database; null for an unknown one. Throws `DatabaseUnavailable`. */
export async function findSigningKey(id: string): Promise<SigningKey | null> {
  const known = processState.signingKeys;
  const found = known?.keys.find((key) => key.id === id) ?? null;
  if (found !== null) return found;
  if (known !== undefined && performance.now() - known.readAtMs < ASK_FOR_UNKNOWN_MS) return null;
  const keys = await readOrCreateKeys();
  return keys.find((key) => key.id === id) ?? null;
}

/** Makes the first key, or the next one, at start. Logs it if the database can't be asked yet, so that the app starts. */
export async function prepareSigningKeys(): Promise<void> {
  try {
    await listSigningKeys();
  } catch (error) {
    log().warn({ err: error }, "signing keys can't be read yet");
  }
}

// Every reading makes the next key when it is due, whoever asked, so that a stranger's made-up ids can't delay that.
function readOrCreateKeys(): Promise<readonly SigningKey[]> {
  processState.signingKeysReading ??= asOutage(async () => {
    const known = await readKeys(database);
    const keys = isNextDue(known) ? await createNextKey() : known;
    processState.signingKeys = { keys, readAtMs: performance.now() };
    return keys;
  }).finally(() => {
    delete processState.signingKeysReading;
  });
  return processState.signingKeysReading;
}

function isNextDue([newest]: readonly SigningKey[]): boolean {
  return newest === undefined || newest.nextIsDue;
}

async function readKeys(queryable: Queryable): Promise<SigningKey[]> {
  const rows = await queryable.query(sql`
    SELECT id, "privateKey", "signsFrom" <= now() AS signs,
      "signsFrom" <= now() - make_interval(days => ${NEXT_AFTER_DAYS}::integer) AS "nextIsDue"
    FROM "SigningKey" ORDER BY "signsFrom" DESC, id`);
  const keys = await Promise.all(rowsSchema.parse(rows).map(openKey));
  return keys.filter((key) => key !== null);
}

// The public part comes from the sealed one, so that a key that somebody without the secret wrote into the table is none.
async function openKey({ id, privateKey, signs, nextIsDue }: Row): Promise<SigningKey | null> {
  const opened = openText(privateKey, deriveKeys("signing-key"), id);
  if (opened === null) return null;
  const { d, ...point } = privateJwkSchema.parse(JSON.parse(opened));
  const publicJwk: PublicJwk = { ...point, kid: id, alg: ALGORITHM, use: "sig" };
  const imported = await importKey({ ...point, d });
  return { id, privateKey: imported, publicKey: await importKey(point), publicJwk, signs, nextIsDue };
}

async function importKey(jwk: Omit<z.infer<typeof privateJwkSchema>, "d"> & { d?: string }): Promise<CryptoKey> {
  const key = await importJWK(jwk, ALGORITHM);
  if (key instanceof Uint8Array) throw new Error("An EC key is never symmetric.");
  return key;
}

/** Makes the next key, unless another process just did, and returns them all. The very first key signs at once. */
async function createNextKey(): Promise<SigningKey[]> {
  const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
  const id = randomUUID();
  const sealed = sealText(JSON.stringify(await exportJWK(privateKey)), deriveKey("signing-key"), id);
  return transact(async (transaction) => {
    await transaction.query(sql`LOCK TABLE "SigningKey" IN SHARE ROW EXCLUSIVE MODE`);
    const keys = await readKeys(transaction);
    if (!isNextDue(keys)) return keys;
    const days = keys.length === 0 ? 0 : PUBLISHED_BEFORE_DAYS;
    // The column keeps milliseconds, rounded. Without the cut, a first key could sign only half a millisecond later.
    await transaction.query(sql`
      INSERT INTO "SigningKey" (id, "privateKey", "signsFrom")
      VALUES (${id}::uuid, ${sealed}, date_trunc('milliseconds', now()) + make_interval(days => ${days}::integer))`);
    return readKeys(transaction);
  });
}
