import "server-only";
import { z } from "zod";
import { completeSignUp } from "@/lib/account/complete-sign-in";
import { countMailToAnybody } from "@/lib/mail/mail-limits";
import { copyUndo, createSecret, requireUnreserved } from "@/lib/account/mailed-secret";
import { countSignUp } from "@/lib/account/sign-in-limits";
import type { CreatedSignIn, SignInRequest } from "@/lib/account/requester";
import { queueVerification } from "@/lib/account/verify-email";
import { type Transaction } from "@/lib/db";
import { canonicalEmail, MAX_EMAIL_CHARACTERS } from "@/lib/account/email-address";
import { Problem, type SessionUser, recordSecurityEvent } from "aurora-session/core";
import { asStranger } from "@/lib/database/fair-pool";
import { queueMail } from "@/lib/mail/mail-queue";
import { mailsFor, mailTo } from "@/lib/mail/mail-words";
import { newPasswordSchema, requireGoodPassword } from "@/lib/password/new-password";
import { admitPasswordWork, hashPassword } from "@/lib/password/password";
import { personNameSchema, textSchema } from "@/lib/forms/text-schema";
import { commit, commitEmail } from "@/lib/prisma-transaction";
import { valueProblem } from "@/lib/words/value-problem";

/** Parses an e-mail address by {@link canonicalEmail}. */
export const emailSchema = textSchema
  .transform((text, context) => {
    const email = canonicalEmail(text);
    if (email === null) context.addIssue(valueProblem("emailMalformed"));
    return email ?? "";
  })
  .pipe(z.string().max(MAX_EMAIL_CHARACTERS, valueProblem("emailTooLong")));

/** The input of a sign-up. */
export const signUpSchema = z.strictObject({
  email: emailSchema,
  password: newPasswordSchema,
  name: personNameSchema.optional(),
});

/**
 * Creates an account and its first session, both or neither, and mails a link that confirms the address. If the address has
 * an account, only its mailbox is told, with a link that makes the account its owner's, so that nobody else learns whether
 * the address was ever confirmed. A mailbox that got enough mails gets no more, and a sign-up does not wait for it. Throws
 * `email_taken`, `invalid_request` for a password that holds the person's address or name, `rate_limited`, `busy`,
 * `DatabaseUnavailable`.
 */
export async function signUp(
  input: z.output<typeof signUpSchema>,
  request: SignInRequest,
): Promise<{ user: SessionUser; created: CreatedSignIn }> {
  return asStranger(() => admitPasswordWork(() => register(input, request)));
}

async function register(
  input: z.output<typeof signUpSchema>,
  request: SignInRequest,
): Promise<{ user: SessionUser; created: CreatedSignIn }> {
  await requireGoodPassword("password", input.password, { ...input, name: nameOf(input), passwordHash: null });
  await countSignUp(request.address);
  const mails = await mayMail(input.email, request.address);
  try {
    return await createAccount(input, request, mails);
  } catch (error) {
    if (mails && error instanceof Problem && error.code === "email_taken") await tellOwner(input.email, request);
    throw error;
  }
}

function nameOf({ name }: z.output<typeof signUpSchema>): string | null {
  return name === undefined || name === "" ? null : name;
}

async function mayMail(email: string, address: string | null): Promise<boolean> {
  try {
    await countMailToAnybody(email, address);
    return true;
  } catch (error) {
    if (error instanceof Problem && error.code === "rate_limited") return false;
    throw error;
  }
}

async function createAccount(
  input: z.output<typeof signUpSchema>,
  request: SignInRequest,
  mails: boolean,
): Promise<{ user: SessionUser; created: CreatedSignIn }> {
  const passwordHash = await hashPassword(input.password);
  const data = { email: input.email, name: nameOf(input), passwordHash, language: request.language };
  const select = {
    id: true,
    email: true,
    name: true,
    image: true,
    role: true,
    mustChangePassword: true,
    timeZone: true,
  } as const;
  return commitEmail(async (transaction) => {
    const user = { ...(await transaction.user.create({ data, select })), emailVerified: false };
    await requireUnreserved(transaction, user.email, user.id);
    const event = { type: "account_created", userId: user.id, actor: user.id, device: request.device } as const;
    await recordSecurityEvent(transaction, event);
    if (mails) await queueVerification(transaction, user);
    const proven = { userId: user.id, sessionEpoch: 0, provider: "password", persistent: false };
    return { user, created: await completeSignUp(transaction, proven, request) };
  });
}

async function tellOwner(email: string, { device }: SignInRequest): Promise<void> {
  await commit(async (transaction) => {
    const owner = await transaction.user.findUnique({ where: { email }, select: { id: true } });
    if (owner === null) return tellFormerOwner(transaction, email);
    const secret = await createSecret(transaction, { purpose: "password_reset", userId: owner.id });
    await mailTo(transaction, owner.id, (mails) => mails.addressInUse(secret));
    const event = { type: "password_reset_requested", userId: owner.id, actor: "anonymous", device } as const;
    await recordSecurityEvent(transaction, event);
  });
}

// The address is kept for the account that had it until lately, whose owner gets in by the way back.
async function tellFormerOwner(transaction: Transaction, email: string): Promise<void> {
  const undo = await copyUndo(transaction, email);
  if (undo === null) return;
  const mails = await mailsFor(transaction, undo.userId);
  // In no list: the person who has the account now need not be the one who had this address.
  await queueMail(transaction, { email, userId: null }, mails.emailChanged(undo.secret));
}
