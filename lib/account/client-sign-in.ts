import "server-only";
import type { z } from "zod";
import { toTokens } from "@/lib/clients/client-tokens";
import { queueNewDeviceNotice } from "@/lib/account/known-device";
import { provePassword, type signInSchema } from "@/lib/account/sign-in";
import type { SignInRequest } from "@/lib/account/requester";
import { isHeldBack } from "@/lib/aurora";
import type { Tokens } from "aurora-session/shared";
import { Problem, type SessionUser, requireEpoch } from "aurora-session/core";
import { insertClient, currentSigningKey } from "aurora-session/clients";
import { commit } from "@/lib/prisma-transaction";

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
