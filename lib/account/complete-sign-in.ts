import "server-only";
import { rememberDevice } from "@/lib/account/known-device";
import type { SignInRequest } from "@/lib/account/sign-in-request";
import type { Transaction } from "@/lib/db";
import { insertSession, type CreatedSession, type NewSession } from "@/lib/session/session-commands";

/** Who signs in, by what. */
export type ProvenUser = Omit<NewSession, "device" | "replaces">;

/**
 * What every sign-in ends with, whatever proved the person: a session, and the browser remembered for the account.
 * Throws what `insertSession` throws.
 */
export async function completeSignIn(
  transaction: Transaction,
  user: ProvenUser,
  { device, held, browser }: SignInRequest,
): Promise<{ created: CreatedSession; isNewDevice: boolean }> {
  const created = await insertSession(transaction, { ...user, device, replaces: held });
  return { created, isNewDevice: await rememberDevice(transaction, user.userId, browser) };
}
