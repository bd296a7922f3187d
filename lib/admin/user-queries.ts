import "server-only";
import { z } from "zod";
import { userFilterSchema, type AdminUsers } from "@/lib/admin/admin-schemas";
import { readRows, sql } from "@/lib/db";
import { emailToFind, MAX_EMAIL_CHARACTERS } from "@/lib/account/email-address";
import { countLiveOf, listLiveSessionsOf } from "aurora-session/core";
import { textSchema } from "@/lib/forms/text-schema";
import { toPublicSession } from "aurora-session/http";

const userSchema = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string().nullable(),
  role: z.string(),
  mustChangePassword: z.boolean(),
  disabledAt: z.date().nullable(),
  createdAt: z.date(),
  liveSessions: z.number(),
});

/** A user as administrators see them. */
export type UserSummary = z.infer<typeof userSchema>;

/** The users to list: a page of them, the newest account first, beginning after the user that `cursor` names. */
export const usersQuerySchema = z.strictObject({
  show: userFilterSchema.default("all"),
  /** A part of the e-mail address. */
  email: textSchema.transform(emailToFind).pipe(z.string().max(MAX_EMAIL_CHARACTERS)).default(""),
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

const USERS = sql`
  SELECT id, email, name, role, "mustChangePassword", "disabledAt", "createdAt", "liveSessions" FROM "User"
  CROSS JOIN LATERAL (${countLiveOf(sql`"User".id`)}) AS counted ("liveSessions")
  WHERE "deletedAt" IS NULL`;

const SHOWN = {
  signed_in: sql`"liveSessions" > 0`,
  disabled: sql`"disabledAt" IS NOT NULL`,
  all: sql`TRUE`,
} as const;

/** Returns a page of users, without deleted ones. `nextCursor` is null on the last page. Throws `DatabaseUnavailable`. */
export async function listUsers({
  show,
  email,
  cursor,
  limit,
}: z.output<typeof usersQuerySchema>): Promise<{ users: UserSummary[]; nextCursor: string | null }> {
  const older = cursor === undefined ? sql`TRUE` : sql`id < ${cursor}::uuid`;
  const users = await readRows(
    userSchema,
    sql`
    ${USERS} AND ${SHOWN[show]} AND position(${email} IN email) > 0 AND ${older} ORDER BY id DESC LIMIT ${limit + 1}`,
  );
  const page = users.slice(0, limit);
  return { users: page, nextCursor: users.length > limit ? (page.at(-1)?.id ?? null) : null };
}

/**
 * Returns the user with an e-mail address, however it is written, or null; deleted users have none. Throws
 * `DatabaseUnavailable`.
 */
export async function findUserByEmail(email: string): Promise<UserSummary | null> {
  const [user = null] = await readRows(userSchema, sql`${USERS} AND email = ${emailToFind(email)}`);
  return user;
}

/** Returns a page of users with their live sessions, as administrators see them. Throws `DatabaseUnavailable`. */
export async function listAdminUsers(
  query: z.output<typeof usersQuerySchema>,
  currentSessionId: string,
): Promise<AdminUsers> {
  const { users, nextCursor } = await listUsers(query);
  const sessions = await listLiveSessionsOf(users.map(({ id }) => id));
  return {
    nextCursor,
    users: users.map(({ id, email, name, role, mustChangePassword, disabledAt, createdAt }) => ({
      id,
      email,
      name,
      role,
      mustChangePassword,
      disabledAt: disabledAt?.toISOString() ?? null,
      createdAt: createdAt.toISOString(),
      sessions: sessions.filter(({ userId }) => userId === id).map((each) => toPublicSession(each, currentSessionId)),
    })),
  };
}
