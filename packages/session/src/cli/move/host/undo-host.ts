import type pg from "pg";
import { CommandError } from "../../command-error.ts";
import { HISTORY, listFinishedMigrations } from "../prisma-history.ts";
import { ASIDE, countRows, listTableNames, readMoveState, type Counted, type MoveState } from "../state.ts";
import { quoted } from "../transaction.ts";
import { LAYER_TABLES } from "./host-sql.ts";

/** The result of taking a host's move back. */
export type HostUndone = {
  readonly back: Counted;
  readonly gone: Counted;
  /** The migration that is no longer noted. */
  readonly migration: string | null;
};

async function requireMoved(client: pg.Client): Promise<MoveState> {
  const state = await readMoveState(client);
  if (state.aside === "ours") return state;
  throw new CommandError(
    `There is nothing to take back here: no former table stands in a schema ${ASIDE} of this command. ` +
      "It was not moved, or `--drop` has ended it.",
  );
}

/** Brings Auth.js's sessions back, in the caller's transaction. Those that lived then live again. */
export async function undoInHost(client: pg.Client, schema: string): Promise<HostUndone> {
  const { tables, migration, keepsLayer } = await requireMoved(client);
  const there = await listTableNames(client, schema);
  const layer = LAYER_TABLES.filter((name) => there.includes(name));
  if (!layer.includes("Session"))
    throw new CommandError(
      `aurora-session's tables are not in the schema ${schema}: say another by ?schema=… in the address.`,
    );
  const made = keepsLayer ? [] : layer;
  const gone = await countRows(client, schema, made);
  for (const name of made) await client.query(`DROP TABLE ${quoted(schema, name)}`);
  for (const { name } of tables) await client.query(`ALTER TABLE ${quoted(ASIDE, name)} SET SCHEMA ${quoted(schema)}`);
  await client.query(`DROP SCHEMA ${quoted(ASIDE)}`);
  if (migration !== null && (await listFinishedMigrations(client, schema)) !== null)
    await client.query(`DELETE FROM ${quoted(schema, HISTORY)} WHERE migration_name = $1`, [migration]);
  return { back: tables, gone, migration };
}

/** Deletes what was set aside for good, in the caller's transaction. */
export async function dropInHost(client: pg.Client): Promise<{ readonly gone: Counted }> {
  const { tables } = await requireMoved(client);
  for (const { name } of tables) await client.query(`DROP TABLE ${quoted(ASIDE, name)}`);
  await client.query(`DROP SCHEMA ${quoted(ASIDE)}`);
  return { gone: tables };
}
