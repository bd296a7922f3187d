import "server-only";
import { z } from "zod";
import { db, sql, type Transaction } from "@/lib/db";
import { asOutage, type LiveSession, recordSecurityEvent, type SessionDevice } from "aurora-session/core";
import { personNameSchema } from "@/lib/forms/text-schema";
import { parseColorScheme } from "@/lib/pages/color-scheme";
import { commit } from "@/lib/prisma-transaction";
import { profileSchema, type Profile } from "@/lib/profile/profile-schemas";
import { isTimeZone } from "@/lib/text/time-zone";
import { valueProblem } from "@/lib/words/value-problem";
import { parseLanguage } from "aurora-session/shared";

/** A change of a profile. What is left out stays as it is; an empty name is none, and null is what each device says. */
export const profileChangeSchema = z.strictObject({
  name: personNameSchema.optional(),
  language: z.optional(profileSchema.shape.language),
  colorScheme: z.optional(profileSchema.shape.colorScheme),
  timeZone: z.string().refine(isTimeZone, valueProblem("timeZoneUnknown")).nullable().optional(),
});

type ProfileChange = z.output<typeof profileChangeSchema>;

/** Changes a person's profile, and returns it. A new name is recorded in the audit trail. Throws `DatabaseUnavailable`. */
export async function changeProfile(
  session: LiveSession,
  { name, ...settings }: ProfileChange,
  device: SessionDevice,
): Promise<Profile> {
  const { userId } = session;
  return commit(async (transaction) => {
    if (name !== undefined) await rename(transaction, session, name === "" ? null : name, device);
    const data = toColumns(settings);
    if (Object.keys(data).length > 0)
      await transaction.user.updateMany({ where: { id: userId, deletedAt: null }, data });
    return readFrom(transaction, userId);
  });
}

/** Returns a person's profile. Throws `DatabaseUnavailable`. */
export async function readProfile(userId: string): Promise<Profile> {
  return asOutage(() => readFrom(db(), userId));
}

async function rename(
  transaction: Transaction,
  { id: sessionId, userId }: LiveSession,
  name: string | null,
  device: SessionDevice,
): Promise<void> {
  const changed = await transaction.$executeRaw(sql`
    UPDATE "User" SET name = ${name}
    WHERE id = ${userId}::uuid AND name IS DISTINCT FROM ${name} AND "deletedAt" IS NULL`);
  if (changed === 0) return;
  await recordSecurityEvent(transaction, { type: "name_changed", userId, actor: userId, sessionId, device });
}

// A language that is chosen for pages is that of mails, too. Mails keep theirs when pages go by the device again.
function toColumns({ language: chosen, colorScheme: colors, timeZone }: Omit<ProfileChange, "name">) {
  return {
    ...(chosen !== undefined && { chosenLanguage: chosen }),
    ...(chosen !== undefined && chosen !== null && { language: chosen }),
    ...(colors !== undefined && { colorScheme: colors }),
    ...(timeZone !== undefined && { timeZone }),
  };
}

async function readFrom(client: Pick<Transaction, "user">, userId: string): Promise<Profile> {
  const select = { name: true, chosenLanguage: true, colorScheme: true, timeZone: true } as const;
  const row = await client.user.findUniqueOrThrow({ where: { id: userId }, select });
  return {
    name: row.name,
    language: parseLanguage(row.chosenLanguage),
    colorScheme: parseColorScheme(row.colorScheme),
    timeZone: row.timeZone,
  };
}
