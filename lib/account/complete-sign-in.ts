import "server-only";
import { adoptLanguage } from "@/lib/account/account-language";
import { rememberDevice } from "@/lib/account/known-device";
import { queueNewDeviceNotice } from "@/lib/account/new-device-notice";
import type { CreatedSignIn, SignInRequest } from "@/lib/account/sign-in-request";
import type { Transaction } from "@/lib/db";
import { insertSession, type NewSession } from "@/lib/session/session-commands";

/** Who signs in, by what. */
export type ProvenUser = Omit<NewSession, "device" | "replaces">;

/**
 * What every sign-in to an account ends with, whatever proved the person: a session, the browser remembered for the
 * account, and, if the account had not seen it before, a notice. Throws what `insertSession` throws.
 */
export async function completeSignIn(
  transaction: Transaction,
  user: ProvenUser,
  { device, credentials, language }: SignInRequest,
): Promise<{ created: CreatedSignIn; isNewDevice: boolean }> {
  const created = await insertSession(transaction, { ...user, device, replaces: credentials });
  const remembered = await rememberDevice(transaction, user.userId, credentials.devices);
  if (remembered.isNew) {
    await adoptLanguage(transaction, user.userId, language);
    await queueNewDeviceNotice(transaction, user.userId, "browser", device);
  }
  return { created: { ...created, devices: remembered.devices }, isNewDevice: remembered.isNew };
}

/** What a sign-up ends with: as {@link completeSignIn}, but the first browser of an account is news to nobody. */
export async function completeSignUp(
  transaction: Transaction,
  user: ProvenUser,
  { device, credentials }: SignInRequest,
): Promise<CreatedSignIn> {
  const created = await insertSession(transaction, { ...user, device, replaces: credentials });
  const remembered = await rememberDevice(transaction, user.userId, credentials.devices);
  return { ...created, devices: remembered.devices };
}
