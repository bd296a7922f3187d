import "server-only";
import { adoptLanguage } from "@/lib/account/account-language";
import { readDeviceSettings } from "@/lib/account/account-settings";
import { rememberDevice, queueNewDeviceNotice } from "@/lib/account/known-device";
import type { CreatedSignIn, SignInRequest } from "@/lib/account/requester";
import type { Transaction } from "@/lib/db";
import { insertSession, type NewSession } from "aurora-session/core";

/** A person who has proven who they are, and how. */
export type ProvenUser = Omit<NewSession, "device" | "replaces">;

/**
 * Completes any sign-in to an account, whatever proved the person: creates a session, remembers the browser for the account,
 * brings it the settings of the account, and mails a notice if the account had not seen the browser before. Throws what `insertSession` throws.
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
  const settings = await readDeviceSettings(transaction, user.userId);
  return { created: { ...created, devices: remembered.devices, settings }, isNewDevice: remembered.isNew };
}

/** As {@link completeSignIn}, for a sign-up. Mails no notice, because the first browser of an account is news to nobody. */
export async function completeSignUp(
  transaction: Transaction,
  user: ProvenUser,
  { device, credentials }: SignInRequest,
): Promise<CreatedSignIn> {
  const created = await insertSession(transaction, { ...user, device, replaces: credentials });
  const remembered = await rememberDevice(transaction, user.userId, credentials.devices);
  return { ...created, devices: remembered.devices, settings: {} };
}
