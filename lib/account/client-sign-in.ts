import "server-only";
import type { z } from "zod";
import { queueNewDeviceNotice } from "@/lib/account/new-device-notice";
import { provePassword, type signInSchema } from "@/lib/account/sign-in";
import type { SignInRequest } from "@/lib/account/sign-in-request";
import { isHeldBack } from "@/lib/aurora";
import type { Tokens } from "aurora-session/shared";
import { asOutage, asSignIn, Problem, type SessionUser, requireEpoch } from "aurora-session/core";
import { deliverSoon } from "@/lib/mail/deliver-mail";
import { currentSigningKey, insertClient, toTokens } from "aurora-session/clients";
import { transactWithPrisma } from "@/lib/prisma-transaction";

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
  const grant = await asOutage(() =>
    transactWithPrisma(async (transaction) => {
      await requireEpoch(transaction, user.id, sessionEpoch);
      const client = { userId: user.id, device, provider: "password", parentId: null };
      const created = await insertClient(transaction, client);
      await queueNewDeviceNotice(transaction, user.id, "client", device);
      return created;
    }),
  );
  deliverSoon();
  return { user, tokens: await toTokens(grant, key) };
}
