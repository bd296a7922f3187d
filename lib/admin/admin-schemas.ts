import * as z from "zod/mini";
import { publicSessionSchema } from "aurora-session/shared";

/** The answers of the routes for administrators. Browser code parses by these schemas, too. */

const time = z.iso.datetime();

export const adminUserSchema = z.object({
  id: z.uuid(),
  email: z.string(),
  name: z.nullable(z.string()),
  role: z.string(),
  mustChangePassword: z.boolean(),
  disabledAt: z.nullable(time),
  createdAt: time,
  /** Live ones only. `current` marks the session that sent the request. */
  sessions: z.array(publicSessionSchema),
});

/** The most that are counted: to count millions at each look would cost too much. */
export const MOST_COUNTED = 10_000;

/** A page of users. `total` is how many there are in all, counted up to 10,000. */
export const adminUsersSchema = z.object({
  users: z.array(adminUserSchema),
  total: z.int(),
  nextCursor: z.nullable(z.string()),
});

/** The result of an administrator's command, which changed the account, ended sessions, or both. */
export const adminCommandSchema = z.object({ changed: z.optional(z.boolean()), ended: z.optional(z.int()) });

/** The users to list. */
export const userFilterSchema = z.enum(["signed_in", "disabled", "all"]);

/** What users are sorted by. By name: those without one stand by their e-mail address. */
export const userSortSchema = z.enum(["newest", "oldest", "name", "email"]);

export type UserSort = z.infer<typeof userSortSchema>;
export type AdminUser = z.infer<typeof adminUserSchema>;
export type AdminUsers = z.infer<typeof adminUsersSchema>;
export type UserFilter = z.infer<typeof userFilterSchema>;
