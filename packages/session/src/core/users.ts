import "server-only";
import { z } from "zod";
import { settings, type Users } from "../base/settings.ts";
import { rawSql, type Sql } from "../base/sql.ts";

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
export function composeUsers(users: Pick<Users, "table" | "id" | "columns" | "disabled">): UsersSql {
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

/** Returns SQL about the host's users, made once. */
export function usersSql(): UsersSql {
  composed ??= composeUsers(settings().users);
  return composed;
}
