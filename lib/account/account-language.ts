import "server-only";
import { pool, sql, type Transaction } from "@/lib/db";
import { asOutage } from "aurora-session/core";
import type { Language } from "aurora-session/shared";

/** Notes the language of an account that has none yet, in the transaction of a sign-in. */
export async function adoptLanguage(transaction: Transaction, userId: string, language: Language): Promise<void> {
  await transaction.user.updateMany({ where: { id: userId, language: null }, data: { language } });
}

/**
 * Sets the language of all later mails to a person, and of their pages on all devices if they chose one for these. Throws
 * `DatabaseUnavailable`.
 */
export async function setLanguage(userId: string, language: Language): Promise<void> {
  await asOutage(() =>
    pool().query(sql`
      UPDATE "User" SET language = ${language},
        "chosenLanguage" = CASE WHEN "chosenLanguage" IS NULL THEN NULL ELSE ${language} END
      WHERE id = ${userId}::uuid AND "deletedAt" IS NULL`),
  );
}
