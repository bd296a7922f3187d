import type pg from "pg";
import type { OwnKey } from "../own-keys.ts";
import { MAP } from "../state.ts";
import type { OwnColumn } from "./rewrite-keys.ts";

/** The facts that taking a move back needs, kept beside the map. */
export type MoveNote = {
  readonly schema: string;
  /** The tables and functions that the move made. */
  readonly tables: readonly string[];
  readonly functions: readonly string[];
  readonly keys: readonly OwnKey[];
  readonly columns: readonly OwnColumn[];
  /** The names of the tables of people and accounts. */
  readonly people: string;
  readonly accounts: string | null;
};

/** Keeps a note of a move. */
export async function noteMove(client: pg.Client, note: MoveNote): Promise<void> {
  await client.query(
    `CREATE TABLE ${MAP}.note (at timestamptz NOT NULL DEFAULT now(), dropped_at timestamptz, note jsonb NOT NULL)`,
  );
  await client.query(`INSERT INTO ${MAP}.note (note) VALUES ($1)`, [JSON.stringify(note)]);
}

/** Reads the note of a move; null if there is none. */
export async function readNote(
  client: pg.Client,
): Promise<{ readonly note: MoveNote; readonly droppedAt: Date | null } | null> {
  const { rows } = await client.query<{ note: MoveNote; droppedAt: Date | null }>(
    `SELECT note, dropped_at AS "droppedAt" FROM ${MAP}.note`,
  );
  return rows[0] ?? null;
}
