import "server-only";
import { z } from "zod";
import { sql, type Transaction } from "@/lib/db";
import { Problem, createToken, hashToken } from "aurora-session/core";
import { textSchema } from "@/lib/forms/text-schema";
import { valueProblem } from "@/lib/words/value-problem";

/** Selects a link that takes a change of e-mail back and still works. */
export const OPEN_UNDO = sql`purpose = 'email_undo' AND email IS NOT NULL AND "usedAt" IS NULL AND "expiresAt" > now()`;

/** The purposes of a mailed secret, with the seconds for which it is valid. */
const VALID_SECONDS = {
  password_reset: 30 * 60,
  email_change: 30 * 60,
  email_verification: 24 * 60 * 60,
  email_undo: 7 * 24 * 60 * 60,
  sign_in_report: 7 * 24 * 60 * 60,
  reauthentication: 10 * 60,
} as const;

export type SecretPurpose = keyof typeof VALID_SECONDS;

/** A secret to mail. The database keeps its hash; the secret itself is only in the mail. */
export type NewSecret = {
  readonly purpose: SecretPurpose;
  readonly userId: string;
  readonly sessionId?: string;
  readonly email?: string;
};

/** A secret as a form or a body brings it. */
export const secretSchema = textSchema.min(1, valueProblem("linkIncomplete")).max(200, valueProblem("linkForeign"));

/** The input for a mailed link that needs nothing else. */
export const mailedSecretSchema = z.strictObject({ secret: secretSchema });

/** Makes a 256-bit secret in the caller's transaction. The user's earlier one for the same purpose becomes void. */
export async function createSecret(transaction: Transaction, secret: NewSecret): Promise<string> {
  const token = createToken();
  await storeSecret(transaction, secret, hashToken(token));
  return token;
}

/** Stores the hash of a secret that was made elsewhere. See {@link createSecret}. */
export async function storeSecret(transaction: Transaction, secret: NewSecret, secretHash: string): Promise<void> {
  const { purpose, userId, sessionId = null, email = null } = secret;
  // Each of these two undoes or reports one event of its own, so it does not replace the one before.
  if (purpose !== "email_undo" && purpose !== "sign_in_report")
    await transaction.mailedSecret.deleteMany({ where: { userId, purpose } });
  await transaction.$executeRaw(sql`
    INSERT INTO "MailedSecret" (purpose, "secretHash", "userId", "sessionId", email, "expiresAt")
    VALUES (${purpose}, ${secretHash}, ${userId}::uuid, ${sessionId}::uuid, ${email},
      now() + make_interval(secs => ${VALID_SECONDS[purpose]}))`);
}

const usedSchema = z.array(
  z.object({ userId: z.string(), sessionId: z.string().nullable(), email: z.string().nullable(), expiresAt: z.date() }),
);

/** A secret that was just used up. */
export type UsedSecret = z.infer<typeof usedSchema>[number];

/**
 * Uses a secret up, in the transaction of the action that it permits. Two uses at once wait for each other, and the second
 * finds it used. Throws `link_expired` for a used, old, void or unknown one; the answer does not tell which.
 */
export async function consumeSecret(
  transaction: Transaction,
  purpose: SecretPurpose,
  secret: string,
): Promise<UsedSecret> {
  return consumeSecretHash(transaction, purpose, [hashToken(secret)]);
}

/** Does what {@link consumeSecret} does, by the secret's hash: one of these. */
export async function consumeSecretHash(
  transaction: Transaction,
  purpose: SecretPurpose,
  secretHashes: readonly string[],
) {
  const rows = await transaction.$queryRaw(sql`
    UPDATE "MailedSecret" SET "usedAt" = now()
    WHERE "secretHash" = ANY(${secretHashes}::text[]) AND purpose = ${purpose} AND "usedAt" IS NULL AND "expiresAt" > now()
    RETURNING "userId", "sessionId", email, "expiresAt"`);
  const [used] = usedSchema.parse(rows);
  if (used === undefined) throw new Problem("link_expired");
  return used;
}

/**
 * Voids secrets that were mailed to a user before their password or e-mail changed. The way back from a change of e-mail
 * stays: it exists for exactly the person who did not make the change.
 */
export async function voidSecrets(transaction: Transaction, userId: string): Promise<void> {
  await transaction.mailedSecret.deleteMany({ where: { userId, purpose: { not: "email_undo" } } });
}

/**
 * Voids secrets that were mailed after a way back from a change of e-mail that is being used, and copies of this way back,
 * because the person who made that change may have changed it again. Ways back from changes before it stay.
 */
export async function voidSecretsAfter(transaction: Transaction, undo: UsedSecret): Promise<void> {
  const { userId, expiresAt } = undo;
  await transaction.mailedSecret.deleteMany({
    where: { userId, OR: [{ purpose: { not: "email_undo" } }, { expiresAt: { gte: expiresAt } }] },
  });
}

/** A former address that can still have its account back, and the links that were mailed there. */
export type WayBack = { readonly email: string; readonly ids: readonly string[]; readonly expiresAt: Date };

const waysBackSchema = z.array(z.object({ email: z.string(), ids: z.array(z.string()), expiresAt: z.date() }));

/** Returns the former addresses of a user that can still have the account back. */
export async function listWaysBack(transaction: Transaction, userId: string): Promise<WayBack[]> {
  const rows = await transaction.$queryRaw(sql`
    SELECT email, array_agg(id::text) AS ids, max("expiresAt") AS "expiresAt" FROM "MailedSecret"
    WHERE "userId" = ${userId}::uuid AND ${OPEN_UNDO} GROUP BY email ORDER BY email`);
  return waysBackSchema.parse(rows);
}

const copiedSchema = z.array(z.object({ userId: z.string() }));

/** Makes one more link that takes a change of e-mail back, valid as long as the one before. Returns null if none is valid. */
export async function copyUndo(
  transaction: Transaction,
  email: string,
): Promise<{ readonly secret: string; readonly userId: string } | null> {
  const secret = createToken();
  const rows = await transaction.$queryRaw(sql`
    INSERT INTO "MailedSecret" (purpose, "secretHash", "userId", email, "expiresAt")
    SELECT purpose, ${hashToken(secret)}, "userId", email, "expiresAt" FROM "MailedSecret"
    WHERE email = ${email} AND ${OPEN_UNDO} ORDER BY "expiresAt" LIMIT 1
    RETURNING "userId"`);
  const [copied] = copiedSchema.parse(rows);
  return copied === undefined ? null : { secret, ...copied };
}

/**
 * Throws `email_taken` for an address whose former owner can still have it back: until then nobody may take it. Call it
 * after taking the address, in the same transaction. Only then a change that frees it is either visible or not possible.
 */
export async function requireUnreserved(transaction: Transaction, email: string, userId: string): Promise<void> {
  const where = { purpose: "email_undo", email, usedAt: null, expiresAt: { gt: new Date() }, userId: { not: userId } };
  if ((await transaction.mailedSecret.count({ where })) > 0) throw new Problem("email_taken");
}
