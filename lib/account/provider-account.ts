import "server-only";
import { requireUnreserved } from "@/lib/account/mailed-secret";
import type { ProviderProfile } from "@/lib/account/provider-profile";
import type { SignInRequest } from "@/lib/account/sign-in-request";
import type { Transaction } from "@/lib/db";
import { recordSecurityEvent } from "@/lib/session/security-event";

/** A person's account at a provider. */
export type ProviderLink = { readonly type: string; readonly provider: string; readonly providerAccountId: string };

/** What Auth.js knows of a user. */
export const ADAPTER_USER_COLUMNS = { id: true, name: true, email: true, emailVerified: true, image: true } as const;

/**
 * Creates an account for a person whose mailbox a provider has verified, and links it to the provider: both or neither, so
 * that nobody is left with an account that they can't enter. Throws `email_taken`.
 */
export async function createProviderAccount(
  transaction: Transaction,
  profile: ProviderProfile,
  { type, provider, providerAccountId }: ProviderLink,
  { device, language }: SignInRequest,
) {
  const user = await transaction.user.create({
    data: {
      ...profile,
      emailVerified: new Date(),
      language,
      // The provider's own tokens are not kept: nothing here uses them, and what is not kept can't leak.
      accounts: { create: { type, provider, providerAccountId, linkedAt: new Date() } },
    },
    select: ADAPTER_USER_COLUMNS,
  });
  await requireUnreserved(transaction, user.email, user.id);
  await recordSecurityEvent(transaction, { type: "account_created", userId: user.id, actor: user.id, device });
  return user;
}
