import "server-only";
import { adoptLanguage } from "@/lib/account/account-language";
import { rememberDevice, queueNewDeviceNotice } from "@/lib/account/known-device";
import type { CreatedSignIn, SignInRequest } from "@/lib/account/requester";
import type { Transaction } from "@/lib/db";
import { insertSession, type NewSession } from "aurora-session/core";

/** A person who has proven who they are, and how. */
export type ProvenUser = Omit<NewSession, "device" | "replaces">;

/**
 * Completes any sign-in to an account, whatever proved the person: creates a session, remembers the browser for the account,
 * and mails a notice if the account had not seen the browser before. Throws what `insertSession` throws.
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

/** As {@link completeSignIn}, for a sign-up. Mails no notice, because the first browser of an account is news to nobody. */
export async function completeSignUp(
  transaction: Transaction,
  user: ProvenUser,
  { device, credentials }: SignInRequest,
): Promise<CreatedSignIn> {
  const created = await insertSession(transaction, { ...user, device, replaces: credentials });
  const remembered = await rememberDevice(transaction, user.userId, credentials.devices);
  return { ...created, devices: remembered.devices };
}
