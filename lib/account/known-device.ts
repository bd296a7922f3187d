import "server-only";
import { createHash } from "node:crypto";
import { z } from "zod";
import { db, sql, type Transaction } from "@/lib/db";
import { asOutage, createToken, type SessionDevice } from "aurora-session/core";
import { createSecret } from "@/lib/account/mailed-secret";
import { mailTo, type SeenDevice } from "@/lib/mail/mail-words";

/** Returns the hash under which an account knows a browser. It differs for each account, so that it can't link accounts. */
function deviceHash(device: string, userId: string): string {
  return createHash("sha256").update(`${userId}:${device}`).digest("base64url");
}

/** Returns the hash by which an account knows one of a browser's values, or null. Throws `DatabaseUnavailable`. */
export async function findKnownDevice(userId: string, devices: readonly string[]): Promise<string | null> {
  const where = { userId, deviceHash: { in: devices.map((device) => deviceHash(device, userId)) } };
  const found = await asOutage(() => db().knownDevice.findFirst({ where, select: { deviceHash: true } }));
  return found?.deviceHash ?? null;
}

/** The values that a browser holds after a sign-in, and whether it had not signed in to the account before. */
type RememberedDevice = { readonly devices: readonly string[]; readonly isNew: boolean };

const hashesSchema = z.array(z.object({ deviceHash: z.string() }));

/**
 * Remembers that a browser has signed in to an account, in the transaction of the sign-in. A value that the account does not
 * know yet is never accepted, because another host may have planted it, and hold it too. The browser gets a new one, and
 * keeps the others, by which other people's accounts know it.
 */
export async function rememberDevice(
  transaction: Transaction,
  userId: string,
  devices: readonly string[],
): Promise<RememberedDevice> {
  const byHash = new Map(devices.map((device) => [deviceHash(device, userId), device]));
  const rows = await transaction.$queryRaw(sql`
    UPDATE "KnownDevice" SET "lastSeenAt" = now()
    WHERE "userId" = ${userId}::uuid AND "deviceHash" = ANY(${[...byHash.keys()]}) RETURNING "deviceHash"`);
  const known = hashesSchema.parse(rows).flatMap(({ deviceHash: hash }) => byHash.get(hash) ?? []);
  if (known.length > 0) return { devices: [...new Set([...known, ...devices])], isNew: false };
  const device = createToken();
  await transaction.knownDevice.create({ data: { userId, deviceHash: deviceHash(device, userId) } });
  return { devices: [device, ...devices], isNew: true };
}

/**
 * Mails a notice of a sign-in from a browser that the account has not seen, or of an app, in the transaction of that sign-in
 * (ASVS 5.0 6.3.5).
 */
export async function queueNewDeviceNotice(
  transaction: Transaction,
  userId: string,
  kind: SeenDevice["kind"],
  { name, addressTruncated: near }: SessionDevice,
): Promise<void> {
  const secret = await createSecret(transaction, { purpose: "sign_in_report", userId });
  await mailTo(transaction, userId, (mails) => mails.newDevice(secret, { kind, name, near }, new Date()));
}
