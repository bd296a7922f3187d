import { z } from "zod";
import { publicSessionSchema } from "aurora-session/shared";

/** The answers of the routes for administrators. Browser code parses by these schemas, too. */

const time = z.iso.datetime();

const adminUserSchema = z.object({
  id: z.uuid(),
  email: z.string(),
  name: z.string().nullable(),
  role: z.string(),
  mustChangePassword: z.boolean(),
  disabledAt: time.nullable(),
  createdAt: time,
  /** Live ones only. `current` marks the session that sent the request. */
  sessions: z.array(publicSessionSchema),
});

export const adminUsersSchema = z.object({ users: z.array(adminUserSchema), nextCursor: z.uuid().nullable() });

/** The result of an administrator's command, which changed the account, ended sessions, or both. */
export const adminCommandSchema = z.object({ changed: z.boolean().optional(), ended: z.int().optional() });

/** The users to list. */
export const userFilterSchema = z.enum(["signed_in", "disabled", "all"]);

export type AdminUser = z.infer<typeof adminUserSchema>;
export type AdminUsers = z.infer<typeof adminUsersSchema>;
export type UserFilter = z.infer<typeof userFilterSchema>;
