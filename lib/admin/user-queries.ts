import "server-only";
import { z } from "zod";
import {
  MOST_COUNTED,
  userFilterSchema,
  userSortSchema,
  type AdminUser,
  type AdminUsers,
} from "@/lib/admin/admin-schemas";
import { type activityQuerySchema, listSecurityEvents } from "@/lib/activity/activity-queries";
import { readRows, sql } from "@/lib/db";
import { emailToFind, MAX_EMAIL_CHARACTERS } from "@/lib/account/email-address";
import { countLiveOf, listLiveSessionsOf, Problem } from "aurora-session/core";
import { textSchema } from "@/lib/forms/text-schema";
import { toPublicSession } from "aurora-session/http";
import { valueProblem } from "@/lib/words/value-problem";

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

/** The users to list: a page of them, beginning after the user at whom the last page's cursor ended. */
export const usersQuerySchema = z.strictObject({
  show: z.enum(userFilterSchema.options).default("all"),
  /** A part of the name or of the e-mail address. */
  search: textSchema.transform(emailToFind).pipe(z.string().max(MAX_EMAIL_CHARACTERS)).default(""),
  sort: z.enum(userSortSchema.options).default("newest"),
  cursor: z.string().max(1_000).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

type UsersQuery = z.output<typeof usersQuerySchema>;

const USERS = sql`
  SELECT id, email, name, role, "mustChangePassword", "disabledAt", "createdAt", "liveSessions" FROM "User"
  CROSS JOIN LATERAL (${countLiveOf(sql`"User".id`)}) AS counted ("liveSessions")
  WHERE "deletedAt" IS NULL`;

const SHOWN = {
  signed_in: sql`"liveSessions" > 0`,
  disabled: sql`"disabledAt" IS NOT NULL`,
  all: sql`TRUE`,
} as const;

// What users are sorted by, as text, and which way. Ids of version 7 begin with the time.
const NAME = sql`lower(coalesce(name, email))`;
const SORTS = {
  newest: { key: sql`id::text`, isAfter: sql`<`, order: sql`DESC` },
  oldest: { key: sql`id::text`, isAfter: sql`>`, order: sql`ASC` },
  name: { key: NAME, isAfter: sql`>`, order: sql`ASC` },
  email: { key: sql`email`, isAfter: sql`>`, order: sql`ASC` },
} as const;

const cursorSchema = z.tuple([z.string(), z.uuid()]);

function decodeCursor(cursor: string): z.output<typeof cursorSchema> {
  try {
    return cursorSchema.parse(JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")));
  } catch (error) {
    throw new Problem("invalid_request", { issues: [{ path: "cursor", message: valueProblem("notACursor") }] }, error);
  }
}

function matching({ show, search }: Pick<UsersQuery, "show" | "search">) {
  return sql`${USERS} AND ${SHOWN[show]} AND (position(${search} IN email) > 0 OR position(${search} IN lower(name)) > 0)`;
}

/**
 * Returns a page of users, without deleted ones. `nextCursor` is null on the last page. Throws `DatabaseUnavailable`, and
 * `invalid_request` for what is no cursor.
 */
export async function listUsers(
  query: UsersQuery,
): Promise<{ readonly users: readonly UserSummary[]; readonly nextCursor: string | null }> {
  const { sort, cursor, limit } = query;
  const { key, isAfter, order } = SORTS[sort];
  const [value, id] = cursor === undefined ? [null, null] : decodeCursor(cursor);
  const rest = id === null ? sql`TRUE` : sql`(${key}, id) ${isAfter} (${value}, ${id}::uuid)`;
  const rows = await readRows(
    userSchema.extend({ key: z.string() }),
    sql`SELECT found.*, ${key} AS key FROM (${matching(query)}) AS found
      WHERE ${rest} ORDER BY ${key} ${order}, id ${order} LIMIT ${limit + 1}`,
  );
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    users: page.map(({ key: _key, ...user }) => user),
    nextCursor:
      last === undefined ? null : Buffer.from(JSON.stringify([last.key, last.id]), "utf8").toString("base64url"),
  };
}

async function countUsers(query: UsersQuery): Promise<number> {
  const [counted] = await readRows(
    z.object({ count: z.number() }),
    sql`SELECT count(*)::integer AS count FROM (${matching(query)} LIMIT ${MOST_COUNTED}) AS found`,
  );
  return counted?.count ?? 0;
}

/**
 * Returns the user with an e-mail address, however it is written, or null; deleted users have none. Throws
 * `DatabaseUnavailable`.
 */
export async function findUserByEmail(email: string): Promise<UserSummary | null> {
  const [user = null] = await readRows(userSchema, sql`${USERS} AND email = ${emailToFind(email)}`);
  return user;
}

/**
 * Returns a page of users as administrators see them, and how many there are in all, counted up to 10,000. Throws
 * `DatabaseUnavailable`.
 */
export async function listAdminUsers(query: UsersQuery, currentSessionId: string): Promise<AdminUsers> {
  const [{ users, nextCursor }, total] = await Promise.all([listUsers(query), countUsers(query)]);
  return { total, nextCursor, users: await withSessions(users, currentSessionId) };
}

/** Returns one user as administrators see them. Throws `not_found`, and `DatabaseUnavailable`. */
export async function readAdminUser(id: string, currentSessionId: string): Promise<AdminUser> {
  const [user] = await withSessions([await requireUser(id)], currentSessionId);
  if (user === undefined) throw new Problem("not_found");
  return user;
}

/** Returns a page of a user's audit trail. Throws `not_found`, and `DatabaseUnavailable`. */
export async function readUserActivity(
  id: string,
  query: z.output<typeof activityQuerySchema>,
): ReturnType<typeof listSecurityEvents> {
  return listSecurityEvents((await requireUser(id)).id, query);
}

async function requireUser(id: string): Promise<UserSummary> {
  const found = z.uuid().safeParse(id).success ? await readRows(userSchema, sql`${USERS} AND id = ${id}::uuid`) : [];
  if (found[0] === undefined) throw new Problem("not_found");
  return found[0];
}

async function withSessions(users: readonly UserSummary[], currentSessionId: string): Promise<AdminUser[]> {
  const sessions = await listLiveSessionsOf(users.map(({ id }) => id));
  return users.map(({ liveSessions: _count, disabledAt, createdAt, ...user }) => ({
    ...user,
    disabledAt: disabledAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
    sessions: sessions
      .filter(({ userId }) => userId === user.id)
      .map((each) => toPublicSession(each, currentSessionId)),
  }));
}
