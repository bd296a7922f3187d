import "server-only";
import { createHmac, randomInt } from "node:crypto";
import { z } from "zod";
import { countMail, countProof, forgiveProofs } from "@/lib/mail/mail-limits";
import { consumeSecretHash, storeSecret } from "@/lib/account/mailed-secret";
import {
  Problem,
  type LiveSession,
  recordSecurityEvent,
  type SecurityEventType,
  requireEpoch,
  rotateSession,
  type CreatedSession,
  type SessionDevice,
  deriveKeys,
  sessionEpochOf,
} from "aurora-session/core";
import { readRows, sql, type Transaction } from "@/lib/db";
import { log } from "@/lib/process/log";
import { mailTo } from "@/lib/mail/mail-words";
import { admitPasswordWork, givenPasswordSchema, verifyPassword } from "@/lib/password/password";
import { commit } from "@/lib/prisma-transaction";
import { valueProblem } from "@/lib/words/value-problem";

const CODE_DIGITS = 8;

/** A factor, given once more: the password, or the code that was mailed to a person who has none. */
export const proofSchema = z.union([
  z.strictObject({ password: givenPasswordSchema }),
  z.strictObject({ code: z.string().regex(/^\s*\d{8}\s*$/, valueProblem("codeMalformed")) }),
]);

type Proof = z.output<typeof proofSchema>;

/**
 * Makes a session fresh: a right factor rotates its token (ASVS 5.0 7.2.4, 7.5). A wrong one is counted and recorded.
 * Throws `invalid_credentials`, `rate_limited`, `busy`, `sign_in_superseded`, `DatabaseUnavailable`.
 */
export async function reauthenticate(
  session: LiveSession,
  proof: Proof,
  device: SessionDevice,
): Promise<CreatedSession> {
  const prove = () => lookAtProof(session, proof, device);
  return "code" in proof ? prove() : admitPasswordWork(prove);
}

async function lookAtProof(session: LiveSession, proof: Proof, device: SessionDevice): Promise<CreatedSession> {
  await countProof(session.id);
  const { passwordHash, sessionEpoch } = await readFactor(session.userId);
  const proven = "code" in proof || (await verifyPassword(proof.password, passwordHash));
  if (!proven) return refuseProof(session, device);
  const created = await commit(async (transaction) => {
    await requireEpoch(transaction, session.userId, sessionEpoch);
    if ("code" in proof && !(await consumeCode(transaction, session.id, proof.code))) return null;
    await record(transaction, "reauthenticated", session, device);
    return rotateSession(transaction, session.id, device);
  });
  if (created === null) return refuseProof(session, device);
  // The rotation is committed. No later failure may keep the new token from its browser.
  await forgiveProofs(session.id).catch((error: unknown) => log().warn({ err: error }, "proofs are still counted"));
  return created;
}

const factorSchema = z.object({ passwordHash: z.string().nullable(), sessionEpoch: z.number() });

/** Reads a person's password hash and their epoch before the password is checked. Throws `DatabaseUnavailable`. */
export async function readFactor(userId: string): Promise<z.infer<typeof factorSchema>> {
  const [factor] = await readRows(
    factorSchema,
    sql`
    SELECT "passwordHash", ${sessionEpochOf(sql`"User".id`)} AS "sessionEpoch" FROM "User" WHERE id = ${userId}::uuid`,
  );
  return factorSchema.parse(factor);
}

async function consumeCode(transaction: Transaction, sessionId: string, code: string): Promise<boolean> {
  try {
    const used = await consumeSecretHash(transaction, "reauthentication", hashCode(sessionId, code.trim()));
    return used.sessionId === sessionId;
  } catch (error) {
    if (error instanceof Problem && error.code === "link_expired") return false;
    throw error;
  }
}

/**
 * Records a wrong factor, which was counted before it was checked, and throws `invalid_credentials`. Throws
 * `DatabaseUnavailable`.
 */
export async function refuseProof(session: LiveSession, device: SessionDevice): Promise<never> {
  await commit((transaction) => record(transaction, "reauthentication_failed", session, device));
  throw new Problem("invalid_credentials");
}

async function record(
  transaction: Transaction,
  type: SecurityEventType,
  { id: sessionId, userId }: LiveSession,
  device: SessionDevice,
): Promise<void> {
  await recordSecurityEvent(transaction, { type, userId, actor: userId, sessionId, device });
}

// Eight digits can be tried out, so the hash has a key. It includes the session, so that a code is useless in another one.
// The hash with the secret comes first, those with previous secrets after it.
function hashCode(sessionId: string, code: string): readonly [string, ...string[]] {
  const hash = (key: Buffer): string => createHmac("sha256", key).update(`${sessionId}:${code}`).digest("base64url");
  const [key, ...former] = deriveKeys("reauthentication");
  return [hash(key), ...former.map(hash)];
}

/**
 * Mails a one-time code to a person who has no password (NIST SP 800-63B-4 §3.1.3). Throws `password_required` if they
 * have one, `rate_limited`, `DatabaseUnavailable`.
 */
export async function mailReauthenticationCode(session: LiveSession, address: string | null): Promise<void> {
  const { passwordHash } = await readFactor(session.userId);
  if (passwordHash !== null) throw new Problem("password_required");
  const { userId, id: sessionId, user } = session;
  await countMail(user.email, address);
  const code = String(randomInt(10 ** CODE_DIGITS)).padStart(CODE_DIGITS, "0");
  const [codeHash] = hashCode(sessionId, code);
  await commit(async (transaction) => {
    await storeSecret(transaction, { purpose: "reauthentication", userId, sessionId }, codeHash);
    await mailTo(transaction, userId, (mails) => mails.reauthentication(code));
  });
}

/** Returns whether a person has a password, and so confirms with it. Throws `DatabaseUnavailable`. */
export async function hasPassword(userId: string): Promise<boolean> {
  return (await readFactor(userId)).passwordHash !== null;
}
