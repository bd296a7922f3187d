import { mkdirSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import type pg from "pg";
import { CommandError } from "../../command-error.ts";
import type { Kept } from "../kept-rows.ts";
import { listOwnKeys } from "../own-keys.ts";
import type { Project } from "../project.ts";
import { readMigrations, recordMigration, type Migration } from "../prisma-history.ts";
import { ASIDE, countRows } from "../state.ts";
import { hasLayer, requirePeople, type Survey } from "../survey.ts";
import { FIRST_LINE, hostSql } from "./host-sql.ts";

/** The result of a move in a host's database. */
export type HostDone = {
  readonly kept: readonly Kept[];
  readonly setAside: string | null;
  /** The migration that it was noted as, from the app's folder; null if Prisma keeps no history. */
  readonly migration: string | null;
};

function planMigration({ migrations }: Project, given: Survey, now: Date): Migration {
  const { history, authJs, idType } = given;
  const people = requirePeople(given);
  const change = {
    sessions: authJs.sessions?.name ?? null,
    people: people.name,
    idType: idType ?? "text",
    hasLayer: hasLayer(given),
  };
  if (history === null) return { name: "", sql: hostSql({ ...change, migration: null }) };
  // Another environment's: the same name and content are noted here, so that one history holds for all.
  const written = readMigrations(migrations ?? "").find(({ sql }) => sql.startsWith(FIRST_LINE));
  if (written !== undefined) return written;
  const name = `${now.toISOString().replaceAll(/\D/g, "").slice(0, 14)}_aurora_session`;
  return { name, sql: hostSql({ ...change, migration: name }) };
}

/** Counts the rows of all tables that stay, and those of own tables whose owner is not there. */
async function countKept(
  client: pg.Client,
  { authJs, schema }: Survey,
): Promise<Map<string, Omit<Kept, "before" | "name">>> {
  const counts = new Map<string, { after: number; ownerless: number }>();
  const stay = { ...authJs, sessions: undefined };
  const { people, accounts, ...others } = stay;
  const names = [people, accounts, ...Object.values(others)].flatMap((table) => table?.name ?? []);
  for (const { name, rows } of await countRows(client, schema, names)) counts.set(name, { after: rows, ownerless: 0 });
  for (const { schema: own, table, rows, ownerless } of await listOwnKeys(client, schema, stay)) {
    const name = own === schema ? table : `${own}.${table}`;
    counts.set(name, { after: rows, ownerless: ownerless + (counts.get(name)?.ownerless ?? 0) });
  }
  // The former sessions refer to people from where they stand now.
  counts.delete(`${ASIDE}.${authJs.sessions?.name}`);
  counts.delete(authJs.sessions?.name ?? "");
  return counts;
}

/**
 * Replaces Auth.js's sessions by the layer's in the caller's transaction, which has locked the tables. People, ids, accounts and
 * own tables stay as they are. Writes the migration's folder last, and tells `onWritten`.
 */
export async function applyToHost(
  client: pg.Client,
  project: Project,
  given: Survey,
  now: Date,
  onWritten: (folder: string) => void,
): Promise<HostDone> {
  const before = await countKept(client, given);
  const planned = planMigration(project, given, now);
  await client.query(planned.sql);
  if (planned.name !== "") await recordMigration(client, planned);
  const after = await countKept(client, given);
  const kept = [...before].map(([name, rows]) => ({
    name,
    before: rows.after,
    after: after.get(name)?.after ?? 0,
    ownerless: after.get(name)?.ownerless ?? 0,
  }));
  const lost = kept.filter((table) => table.before !== table.after).map(({ name }) => name);
  if (lost.length > 0) throw new CommandError(`Rows would have been lost: ${lost.join(", ")}. Nothing was changed.`);
  const folder = planned.name === "" ? null : join(project.migrations ?? "", planned.name);
  if (folder !== null) writeMigration(folder, planned.sql, onWritten);
  return {
    kept,
    setAside: given.authJs.sessions?.name ?? null,
    migration: folder === null ? null : relative(project.folder, folder),
  };
}

function writeMigration(folder: string, sql: string, onWritten: (folder: string) => void): void {
  const made = mkdirSync(folder, { recursive: true });
  if (made === undefined) return;
  onWritten(folder);
  writeFileSync(join(folder, "migration.sql"), sql);
}
