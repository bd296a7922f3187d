import type pg from "pg";
import { quoted } from "./transaction.ts";

/** The schema that Auth.js's tables are set aside in. */
export const ASIDE = "auth_js";
/** The schema of the map from former ids to new ones, outside of what is dropped. */
export const MAP = "aurora_move";
/** How the comment on the schema {@link ASIDE} begins: it says whose it is. */
export const MARK = "aurora-session move";

/** Tables and their rows. */
export type Counted = readonly { readonly name: string; readonly rows: number }[];

/** The traces of a move in a database. */
export type MoveState = {
  /** Whether there is a schema {@link ASIDE} of ours, of somebody else, or none. */
  readonly aside: "ours" | "foreign" | "none";
  /** The migration that the move was noted as, where Prisma keeps a history. */
  readonly migration: string | null;
  /** Whether the layer's tables were there before the move, so that they stay when it is taken back. */
  readonly keepsLayer: boolean;
  /** The tables in the schema {@link ASIDE}, with their rows. */
  readonly tables: Counted;
  /** Whether people were brought into this repository's product. */
  readonly hasMap: boolean;
};

type Mark = Pick<MoveState, "migration" | "keepsLayer">;

/** Writes the comment that {@link readMoveState} reads. */
export function markOf({ migration, keepsLayer }: Mark): string {
  return JSON.stringify({ by: MARK, migration, ...(keepsLayer && { keepsLayer }) });
}

function parseMark(comment: string | null): Mark | null {
  try {
    const mark = JSON.parse(comment ?? "null");
    if (mark?.by !== MARK) return null;
    // It becomes a path: nothing but such a name may.
    const migration = /^\d{14}_aurora_session$/.test(mark.migration) ? mark.migration : null;
    return { migration, keepsLayer: mark.keepsLayer === true };
  } catch {
    return null;
  }
}

/** Counts the rows of tables of one schema. */
export async function countRows(client: pg.Client, schema: string, names: readonly string[]): Promise<Counted> {
  const counted: { name: string; rows: number }[] = [];
  for (const name of names) {
    const { rows } = await client.query<{ count: number }>(`SELECT count(*)::int FROM ${quoted(schema, name)}`);
    counted.push({ name, rows: rows[0]?.count ?? 0 });
  }
  return counted;
}

/** Lists the names of the tables of one schema. */
export async function listTableNames(client: pg.Client, schema: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = to_regnamespace(quote_ident($1)) AND relkind IN ('r', 'p') ORDER BY 1`,
    [schema],
  );
  return rows.map(({ name }) => name);
}

/** Reads whether this command was here before. Changes nothing. */
export async function readMoveState(client: pg.Client): Promise<MoveState> {
  const { rows } = await client.query<{ aside: boolean; comment: string | null; map: boolean }>(
    `SELECT to_regnamespace($1) IS NOT NULL AS aside, obj_description(to_regnamespace($1), 'pg_namespace') AS comment,
       to_regclass($2) IS NOT NULL AS map`,
    [ASIDE, `${MAP}.person`],
  );
  const [found] = rows;
  const mark = parseMark(found?.comment ?? null);
  const isOurs = found?.aside === true && mark !== null;
  return {
    aside: isOurs ? "ours" : found?.aside === true ? "foreign" : "none",
    migration: mark?.migration ?? null,
    keepsLayer: mark?.keepsLayer === true,
    tables: isOurs ? await countRows(client, ASIDE, await listTableNames(client, ASIDE)) : [],
    hasMap: found?.map === true,
  };
}
