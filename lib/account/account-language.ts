import "server-only";
import { db, type Transaction } from "@/lib/db";
import { asOutage } from "aurora-session/core";
import type { Language } from "aurora-session/shared";

/** Notes the language of an account that has none yet, in the transaction of a sign-in. */
export async function adoptLanguage(transaction: Transaction, userId: string, language: Language): Promise<void> {
  await transaction.user.updateMany({ where: { id: userId, language: null }, data: { language } });
}

/** Sets the language of all later mails to a person. Throws `DatabaseUnavailable`. */
export async function setLanguage(userId: string, language: Language): Promise<void> {
  await asOutage(() => db().user.updateMany({ where: { id: userId, deletedAt: null }, data: { language } }));
}
