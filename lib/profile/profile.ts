import "server-only";
import { z } from "zod";
import { sql, type Transaction } from "@/lib/db";
import { type LiveSession, recordSecurityEvent, type SessionDevice } from "aurora-session/core";
import { personNameSchema } from "@/lib/forms/text-schema";
import { commit } from "@/lib/prisma-transaction";
import { profileSchema, type Profile } from "@/lib/profile/profile-schemas";

/** A change of a profile. What is left out stays as it is; an empty name is none. */
export const profileChangeSchema = z.strictObject({ name: personNameSchema.optional() });

/** Changes a person's profile, and returns it. A new name is recorded in the audit trail. Throws `DatabaseUnavailable`. */
export async function changeProfile(
  session: LiveSession,
  { name }: z.output<typeof profileChangeSchema>,
  device: SessionDevice,
): Promise<Profile> {
  const { userId } = session;
  return commit(async (transaction) => {
    if (name !== undefined) await rename(transaction, session, name === "" ? null : name, device);
    const select = { name: true } as const;
    return profileSchema.parse(await transaction.user.findUniqueOrThrow({ where: { id: userId }, select }));
  });
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
