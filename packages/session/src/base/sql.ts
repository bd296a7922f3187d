import type { Sql } from "sql-template-tag";

export { default as sql, join as joinSql, raw as rawSql, type Sql } from "sql-template-tag";

/** A statement for PostgreSQL and its values, as `sql` composes them. With a name it is planned once for each connection. */
export type Statement = Pick<Sql, "text" | "values"> & { readonly name?: string };

/** What statements run on: a pool, where each is by itself, or a transaction. */
export type Queryable = {
  /**
   * Runs a statement and returns its rows; none for one that returns nothing. Throws what its driver throws: `pg`'s errors,
   * or Prisma's in a transaction of Prisma's, where a statement's name is not used.
   */
  query(statement: Statement): Promise<unknown[]>;
};
