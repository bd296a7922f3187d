import "server-only";
import { rawSql, type Sql } from "@/lib/database/sql";
import { z } from "zod";
import type { HostUser } from "@/lib/session/live-session";

/** How the host keeps its users, as far as sessions ask. All names are as the database has them, without quotes. */
export type Users = {
  /** The table, with its schema and a dot before it where it is in another one than the sessions. */
  readonly table: string;
  readonly id: string;
  /** The columns that `session.user` is made of. */
  readonly columns: readonly string[];
  /** A column that says who may not sign in: a time, which is null for everybody else, or a boolean. */
  readonly disabled?: string;
  /** Makes `session.user` of the columns, a new object each time. Their values are as JSON has them, so times are texts. */
  readonly parse: (columns: Readonly<Record<string, unknown>>) => HostUser;
};

const hostUserSchema = z.object({
  email: z.string(),
  name: z.string().nullable(),
  image: z.string().nullable(),
  role: z.string(),
  mustChangePassword: z.boolean(),
});

/** The users of this app. */
export const USERS: Users = {
  table: "User",
  id: "id",
  columns: ["email", "emailVerified", "name", "image", "role", "mustChangePassword"],
  disabled: "disabledAt",
  parse: (columns) =>
    Object.assign(hostUserSchema.parse(columns), { emailVerified: columns["emailVerified"] !== null }),
};

// Without quotes, a name stays a name between quotes. PostgreSQL cuts names to 63 bytes.
const nameSchema = z.string().regex(/^[A-Za-z_][\w$]{0,62}$/);

const namesSchema = z.object({
  table: z
    .string()
    .transform((path) => path.split("."))
    .pipe(z.array(nameSchema).min(1).max(2)),
  id: nameSchema,
  // A function of PostgreSQL's takes at most 100 arguments, and a session's own columns are among them.
  columns: z.array(nameSchema).max(60),
  disabled: nameSchema.optional(),
});

/** SQL about the host's users, whose table is `u` there. */
export type UsersSql = {
  /** For FROM and JOIN. */
  readonly table: Sql;
  readonly id: Sql;
  readonly columns: readonly Sql[];
  /** Tells whether a user may not sign in. */
  readonly disabled: Sql;
};

/** Makes SQL about users. Throws if a name is none. */
export function composeUsers(users: Users): UsersSql {
  const { table, id, columns, disabled } = namesSchema.parse(users);
  const column = (name: string) => rawSql(`u."${name}"`);
  return {
    table: rawSql(`${table.map((name) => `"${name}"`).join(".")} u`),
    id: column(id),
    columns: columns.map(column),
    disabled: rawSql(disabled === undefined ? "false" : `COALESCE(u."${disabled}"::text, 'false') <> 'false'`),
  };
}

let composed: UsersSql | undefined;

/** Returns SQL about {@link USERS}, made once. */
export function usersSql(): UsersSql {
  composed ??= composeUsers(USERS);
  return composed;
}
