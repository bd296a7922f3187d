import "server-only";
import {
  sql,
  Problem,
  countEnded,
  endAllSessions,
  endSessions,
  recordSecurityEvent,
  type SecurityEventType,
  getOwnedSession,
  lockSessions,
} from "aurora-session/core";
import { z } from "zod";
import { type Transaction } from "@/lib/db";
import type { EndReason } from "aurora-session/shared";
import { commit } from "@/lib/prisma-transaction";

/** The one who administers: the id of a user, or "operator" for the command line. */
export type Administrator = string;

/** The role of a user: "admin" administers everybody. */
export type Role = "user" | "admin";

const idSchema = z.uuid().toLowerCase();

function requireId(text: string): string {
  const id = idSchema.safeParse(text);
  if (!id.success) throw new Problem("not_found");
  return id.data;
}

type Change = {
  /** Nothing is changed or recorded unless the account is like this now. */
  readonly from: { readonly disabledAt?: null | { not: null }; mustChangePassword?: false; role?: { not: Role } };
  readonly to: { readonly disabledAt?: Date | null; mustChangePassword?: true; role?: Role };
  readonly type: SecurityEventType;
};

async function changeAccount(
  transaction: Transaction,
  userId: string,
  actor: Administrator,
  { from, to, type }: Change,
): Promise<boolean> {
  const { count } = await transaction.user.updateMany({ where: { id: userId, deletedAt: null, ...from }, data: to });
  if (count === 0) await requireUser(transaction, userId);
  else await recordSecurityEvent(transaction, { type, userId, actor });
  return count > 0;
}

async function requireUser(transaction: Transaction, userId: string): Promise<void> {
  if ((await transaction.user.count({ where: { id: userId, deletedAt: null } })) === 0) throw new Problem("not_found");
}

/** Whether an account was changed now; it may have been like this before. */
export type AccountChange = { readonly changed: boolean };

/**
 * Disables an account and ends all its sessions (`user_disabled`), in one transaction with the audit trail; a sign-in
 * under way is refused (ASVS 5.0 7.4.2). Throws `forbidden` for one's own account, `not_found`, `DatabaseUnavailable`.
 */
export async function disableAccount(
  userId: string,
  actor: Administrator,
): Promise<AccountChange & { readonly ended: number }> {
  const id = requireId(userId);
  if (id === actor) throw new Problem("forbidden");
  return commit(async (transaction) => {
    await lockSessions(transaction, id);
    const change = { from: { disabledAt: null }, to: { disabledAt: new Date() }, type: "account_disabled" } as const;
    const changed = await changeAccount(transaction, id, actor, change);
    return { changed, ended: changed ? countEnded(await endAllSessions(transaction, id, "user_disabled", actor)) : 0 };
  });
}

/**
 * Lets the user of a disabled account sign in again. No former session comes back. Throws `not_found`, `DatabaseUnavailable`.
 */
export async function enableAccount(userId: string, actor: Administrator): Promise<AccountChange> {
  const id = requireId(userId);
  const change = { from: { disabledAt: { not: null } }, to: { disabledAt: null }, type: "account_enabled" } as const;
  return commit(async (transaction) => ({ changed: await changeAccount(transaction, id, actor, change) }));
}

/**
 * Makes a user choose a new password before anything else, also in the sessions that they have. Throws `not_found`,
 * `DatabaseUnavailable`.
 */
export async function requireNewPassword(userId: string, actor: Administrator): Promise<AccountChange> {
  const id = requireId(userId);
  const to = { mustChangePassword: true } as const;
  const change = { from: { mustChangePassword: false }, to, type: "password_change_required" } as const;
  return commit(async (transaction) => ({ changed: await changeAccount(transaction, id, actor, change) }));
}

/** Gives a user a role, from the next request of their sessions on. Throws `not_found`, `DatabaseUnavailable`. */
export async function setRole(userId: string, role: Role, actor: Administrator): Promise<AccountChange> {
  const id = requireId(userId);
  const change = { from: { role: { not: role } }, to: { role }, type: "role_changed" } as const;
  return commit(async (transaction) => ({ changed: await changeAccount(transaction, id, actor, change) }));
}

/** Ends one session of any user. `ended` is 0 if it was over already. Throws `not_found`, `DatabaseUnavailable`. */
export async function endUserSessionById(
  sessionId: string,
  actor: Administrator,
  reason: EndReason = "admin",
): Promise<{ readonly ended: number }> {
  const id = requireId(sessionId);
  return commit(async (transaction) => {
    const session = await getOwnedSession(transaction, sql`${id}::uuid`);
    if (session === null) throw new Problem("not_found");
    return { ended: countEnded(await endSessions(transaction, [session], reason, actor)) };
  });
}

/** Ends all sessions of a user, and refuses their sign-ins that are under way. Throws `not_found`, `DatabaseUnavailable`. */
export async function endAllUserSessions(
  userId: string,
  actor: Administrator,
  reason: EndReason = "admin",
): Promise<{ readonly ended: number }> {
  const id = requireId(userId);
  return commit(async (transaction) => {
    await requireUser(transaction, id);
    return { ended: countEnded(await endAllSessions(transaction, id, reason, actor)) };
  });
}
