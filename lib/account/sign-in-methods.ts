import "server-only";
import { z } from "zod";
import { voidSecrets } from "@/lib/account/mailed-secret";
import type { SignInMethods } from "@/lib/api-schemas";
import { db, sql, type Transaction } from "@/lib/db";
import {
  asOutage,
  Problem,
  endOtherSessions,
  type LiveSession,
  recordSecurityEvent,
  type SessionDevice,
  lastSignIn,
  lockSessions,
} from "aurora-session/core";
import { mailTo } from "@/lib/mail/mail-words";
import { commit } from "@/lib/prisma-transaction";

const PASSWORD = "password";

const methodsSchema = z.array(
  z.object({ id: z.string(), linkedAt: z.date().nullable(), lastUsedAt: z.date().nullable() }),
);

async function readMethods(client: Pick<Transaction, "$queryRaw">, userId: string) {
  const rows = await client.$queryRaw(sql`
    SELECT id, "linkedAt", ${lastSignIn(sql`${userId}::uuid`, sql`methods.id`)} AS "lastUsedAt" FROM (
      SELECT ${PASSWORD}::text AS id, NULL::timestamptz AS "linkedAt"
      FROM "User" WHERE id = ${userId}::uuid AND "passwordHash" IS NOT NULL
      UNION ALL
      SELECT provider, min("linkedAt") FROM "Account" WHERE "userId" = ${userId}::uuid GROUP BY provider
    ) methods
    ORDER BY id <> ${PASSWORD}, id`);
  return methodsSchema.parse(rows);
}

// A provider that this installation does not offer, or no longer offers, lets nobody in.
function isWayIn(id: string, offered: readonly string[]): boolean {
  return id === PASSWORD || offered.includes(id);
}

/**
 * Returns a person's ways to sign in: the password, and each linked provider. `offered` are the ids of the providers that
 * this installation has. Throws `DatabaseUnavailable`.
 */
export async function listSignInMethods(userId: string, offered: readonly string[]): Promise<SignInMethods> {
  const methods = await asOutage(() => readMethods(db(), userId));
  return {
    methods: methods.map(({ id, linkedAt, lastUsedAt }) => ({
      id,
      linkedAt: linkedAt?.toISOString() ?? null,
      lastUsedAt: lastUsedAt?.toISOString() ?? null,
      removable: methods.some((other) => other.id !== id && isWayIn(other.id, offered)),
    })),
  };
}

/**
 * Removes a way to sign in, but never the last one. In the same transaction other sessions end, and a sign-in that is under
 * way is refused. Throws `not_found`, `last_sign_in_method`, `DatabaseUnavailable`.
 */
export async function removeSignInMethod(
  session: LiveSession,
  id: string,
  offered: readonly string[],
  device: SessionDevice,
): Promise<{ ended: number }> {
  const { userId, id: sessionId } = session;
  return commit(async (transaction) => {
    // Two removals at once wait for each other, because together they could remove both ways that there are.
    await lockSessions(transaction, userId);
    const methods = await readMethods(transaction, userId);
    if (!methods.some((method) => method.id === id)) throw new Problem("not_found");
    if (!methods.some((other) => other.id !== id && isWayIn(other.id, offered)))
      throw new Problem("last_sign_in_method");
    await remove(transaction, userId, id);
    const type = id === PASSWORD ? "password_removed" : "provider_removed";
    await recordSecurityEvent(transaction, { type, userId, actor: userId, sessionId, device });
    await mailTo(transaction, userId, (mails) => mails.signInMethodRemoved(id));
    return { ended: (await endOtherSessions(transaction, session, "sign_in_method_removed")).sessions };
  });
}

async function remove(transaction: Transaction, userId: string, id: string): Promise<void> {
  if (id !== PASSWORD) {
    await transaction.account.deleteMany({ where: { userId, provider: id } });
    return;
  }
  await transaction.user.update({ where: { id: userId }, data: { passwordHash: null } });
  await voidSecrets(transaction, userId);
}
