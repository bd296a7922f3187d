import "server-only";
import { publicUserSchema } from "@/lib/api-schemas";
import { z } from "zod";
import { clientSchema } from "@/lib/clients/client-tokens";
import { completeSignIn } from "@/lib/account/complete-sign-in";
import { findKnownDevice, queueNewDeviceNotice } from "@/lib/account/known-device";
import {
  countAttempt,
  forgiveAttempts,
  type Attempt,
  countStrangersGuess,
  forgetFailures,
  TELL_AT_FAILURES,
} from "@/lib/account/sign-in-limits";
import type { CreatedSignIn, SignInRequest } from "@/lib/account/requester";
import { readRows, sql } from "@/lib/db";
import { emailToFind, MAX_EMAIL_CHARACTERS } from "@/lib/account/email-address";
import {
  asSignIn,
  Problem,
  type SessionUser,
  recordSecurityEvent,
  requireEpoch,
  sessionEpochOf,
} from "aurora-session/core";
import { asStranger } from "@/lib/database/fair-pool";
import { mailTo } from "@/lib/mail/mail-words";
import { admitPasswordWork, givenPasswordSchema, verifyPassword } from "@/lib/password/password";
import { textSchema } from "@/lib/forms/text-schema";
import { commit } from "@/lib/prisma-transaction";
import { valueProblem } from "@/lib/words/value-problem";
import { isHeldBack } from "@/lib/aurora";
import type { Tokens } from "aurora-session/shared";
import { currentSigningKey, insertClient, toTokens } from "aurora-session/clients";

/** The input of a sign-in. The form of the e-mail is not checked: an unknown one and a malformed one get the same answer. */
export const signInSchema = z.strictObject({
  email: textSchema
    .transform(emailToFind)
    .pipe(z.string().min(1, valueProblem("emailMissing")).max(MAX_EMAIL_CHARACTERS, valueProblem("emailTooLong"))),
  password: givenPasswordSchema,
  remember: z.boolean().optional(),
  /** An app that signs in for the person: it gets tokens instead of cookies. */
  client: clientSchema.optional(),
});

const foundSchema = z.object({
  ...publicUserSchema.shape,
  timeZone: z.string().nullable(),
  passwordHash: z.string().nullable(),
  sessionEpoch: z.number(),
});

/** A completed sign-in. */
export type SignedIn = { readonly user: SessionUser; readonly created: CreatedSignIn; readonly isNewDevice: boolean };

/**
 * Signs in with e-mail and password. Throws `invalid_credentials`, `rate_limited`, `too_many_failures`, `busy`,
 * `account_disabled`, `sign_in_superseded`, `DatabaseUnavailable`.
 */
export async function signIn(input: z.output<typeof signInSchema>, request: SignInRequest): Promise<SignedIn> {
  return asSignIn(() => signInByPassword(input, request));
}

async function signInByPassword(input: z.output<typeof signInSchema>, request: SignInRequest): Promise<SignedIn> {
  const { user, sessionEpoch } = await provePassword(input, request);
  const proven = { userId: user.id, sessionEpoch, provider: "password", persistent: input.remember ?? false };
  const signedIn = await asStranger(() => commit((transaction) => completeSignIn(transaction, proven, request)));
  return { user, ...signedIn };
}

/** A user whose password was right, and their epoch from before it was checked. */
export type ProvenPassword = { readonly user: SessionUser; readonly sessionEpoch: number };

/**
 * Checks e-mail and password. The answer and the work are the same for an unknown e-mail and a wrong password (ASVS 5.0
 * 6.3.8).
 * Throws `invalid_credentials`, `rate_limited`, `too_many_failures`, `busy`, `DatabaseUnavailable`.
 */
async function provePassword(
  { email, password }: z.output<typeof signInSchema>,
  request: SignInRequest,
): Promise<ProvenPassword> {
  return asStranger(() => admitPasswordWork(() => lookAtPassword(email, password, request)));
}

async function lookAtPassword(email: string, password: string, request: SignInRequest): Promise<ProvenPassword> {
  const found = await findByEmail(email);
  const attempt = await readAttempt(email, found?.id ?? null, request);
  await countAttempt(attempt);
  const failures = attempt.knownDevice === null ? await countStrangersGuess(found?.id ?? null, email) : 0;
  const matches = await verifyPassword(password, found?.passwordHash ?? null);
  if (!matches || found === null) {
    await recordFailure(found?.id ?? null, request, failures === TELL_AT_FAILURES);
    throw new Problem("invalid_credentials");
  }
  const { passwordHash: _hash, sessionEpoch, ...user } = found;
  // Before the session is committed, because after it a failing statement would deny a sign-in that happened.
  await forgiveAttempts(attempt);
  await forgetFailures(user.id);
  return { user, sessionEpoch };
}

async function findByEmail(email: string): Promise<z.infer<typeof foundSchema> | null> {
  const [found = null] = await readRows(
    foundSchema,
    sql`
    SELECT id, email, "emailVerified" IS NOT NULL AS "emailVerified", name, image, role, "mustChangePassword", "timeZone",
      "passwordHash", ${sessionEpochOf(sql`"User".id`)} AS "sessionEpoch"
    FROM "User" WHERE email = ${email}`,
  );
  return found;
}

// An unknown e-mail looks up a device too, because the number of statements must not tell whether an account exists.
const NOBODY = "00000000-0000-0000-0000-000000000000";

async function readAttempt(email: string, userId: string | null, request: SignInRequest): Promise<Attempt> {
  const knownDevice = await findKnownDevice(userId ?? NOBODY, request.credentials.devices);
  return { email, address: request.address, knownDevice };
}

async function recordFailure(userId: string | null, { device }: SignInRequest, tellsByMail: boolean): Promise<void> {
  await commit(async (transaction) => {
    await recordSecurityEvent(transaction, { type: "sign_in_failed", userId, actor: "anonymous", device });
    if (userId !== null && tellsByMail) await mailTo(transaction, userId, (mails) => mails.failedSignIns());
  });
}

/**
 * Signs an app in with e-mail and password. An app has no cookies: no session of the request ends, and no browser is
 * remembered, so every such sign-in is announced by mail. Throws what `signIn` throws, `password_change_required` and
 * `email_not_verified`.
 */
export async function signInClient(
  input: z.output<typeof signInSchema>,
  name: string,
  request: SignInRequest,
): Promise<{ user: SessionUser; tokens: Tokens }> {
  return asSignIn(() => signInApp(input, name, request));
}

async function signInApp(
  input: z.output<typeof signInSchema>,
  name: string,
  request: SignInRequest,
): Promise<{ user: SessionUser; tokens: Tokens }> {
  const key = await currentSigningKey();
  const { user, sessionEpoch } = await provePassword(input, request);
  // Checked here, because tokens work at other services too, which check neither.
  if (user.mustChangePassword) throw new Problem("password_change_required");
  if (isHeldBack(user)) throw new Problem("email_not_verified");
  const device = { ...request.device, name };
  const grant = await commit(async (transaction) => {
    await requireEpoch(transaction, user.id, sessionEpoch);
    const created = await insertClient(transaction, { userId: user.id, device, provider: "password", parentId: null });
    await queueNewDeviceNotice(transaction, user.id, "client", device);
    return created;
  });
  return { user, tokens: await toTokens(grant, key) };
}
