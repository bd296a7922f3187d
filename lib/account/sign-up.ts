import "server-only";
import { z } from "zod";
import { completeSignUp } from "@/lib/account/complete-sign-in";
import { requireUnreserved } from "@/lib/account/mailed-secret";
import { countSignUp } from "@/lib/account/sign-in-limits";
import type { CreatedSignIn, SignInRequest } from "@/lib/account/sign-in-request";
import { isUniqueViolation } from "@/lib/db";
import { askDatabase, Problem } from "@/lib/errors";
import { hashPassword, newPasswordSchema } from "@/lib/password";
import type { SessionUser } from "@/lib/session/live-session";
import { recordSecurityEvent } from "@/lib/session/security-event";
import { textSchema } from "@/lib/text-schema";
import { transact } from "@/lib/session/transact";
import { valueProblem } from "@/lib/value-problem";

/** An e-mail address as accounts know it: trimmed, in lower case, so that one mailbox is one account. */
export const emailSchema = textSchema
  .trim()
  .toLowerCase()
  .max(254, valueProblem("emailTooLong"))
  .pipe(z.email(valueProblem("emailMalformed")));

/** What a person is called. */
export const nameSchema = textSchema.trim().max(100, valueProblem("nameTooLong"));

/** What signing up takes. */
export const signUpSchema = z.strictObject({
  email: emailSchema,
  password: newPasswordSchema,
  name: nameSchema.optional(),
});

/** Creates an account and its first session, both or neither. Throws `email_taken`, `rate_limited`, `DatabaseUnavailable`. */
export async function signUp(
  input: z.output<typeof signUpSchema>,
  request: SignInRequest,
): Promise<{ user: SessionUser; created: CreatedSignIn }> {
  await countSignUp(request.address);
  const passwordHash = await hashPassword(input.password);
  const name = input.name === undefined || input.name === "" ? null : input.name;
  const data = { email: input.email, name, passwordHash, language: request.language };
  const select = { id: true, email: true, name: true, image: true, role: true, mustChangePassword: true } as const;
  return askDatabase(async () => {
    try {
      return await transact(async (transaction) => {
        const user = await transaction.user.create({ data, select });
        await requireUnreserved(transaction, user.email, user.id);
        const event = { type: "account_created", userId: user.id, actor: user.id, device: request.device } as const;
        await recordSecurityEvent(transaction, event);
        const proven = { userId: user.id, sessionEpoch: 0, provider: "password", persistent: false };
        return { user, created: await completeSignUp(transaction, proven, request) };
      });
    } catch (error) {
      throw isUniqueViolation(error) ? new Problem("email_taken") : error;
    }
  });
}
