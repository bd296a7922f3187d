import "server-only";
import { createHash } from "node:crypto";
import { db, sql, type Transaction } from "@/lib/db";
import { askDatabase } from "@/lib/errors";

/** The hash under which an account knows a browser; another one for each account, so that accounts can't be linked by it. */
export function deviceHash(device: string, userId: string): string {
  return createHash("sha256").update(`${userId}:${device}`).digest("base64url");
}

/** Whether a browser has signed in to an account before. Throws `DatabaseUnavailable`. */
export async function isKnownDevice(userId: string, hash: string): Promise<boolean> {
  const where = { userId_deviceHash: { userId, deviceHash: hash } };
  const found = await askDatabase(() => db().knownDevice.findUnique({ where, select: { userId: true } }));
  return found !== null;
}

/** Remembers that a browser has signed in to an account, in the transaction of the sign-in. Answers whether it was new. */
export async function rememberDevice(transaction: Transaction, userId: string, device: string): Promise<boolean> {
  const inserted = await transaction.$queryRaw<{ new: boolean }[]>(sql`
    INSERT INTO "KnownDevice" ("userId", "deviceHash") VALUES (${userId}::uuid, ${deviceHash(device, userId)})
    ON CONFLICT ("userId", "deviceHash") DO UPDATE SET "lastSeenAt" = now()
    RETURNING xmax = 0 AS new`);
  return inserted[0]?.new === true;
}
