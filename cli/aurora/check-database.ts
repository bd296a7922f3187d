import type pg from "pg";
import { z } from "zod";
import { withConnection } from "../../lib/database/database-connection.ts";
import { isExpected } from "../process/operator-error.ts";
import { nameDatabase } from "../database/reach-database.ts";
import { ok, problem, warning, type Check } from "./check.ts";
import { checkClock } from "./check-clock.ts";
import { readMigrationState, type MigrationState } from "./migration-state.ts";
import { hasEmbeddedDatabase, openDatabase } from "./open-database.ts";
import { counted } from "./table.ts";

const NAME = "Erasure";

/** The advice about a foreign key that keeps deleted accounts from being erased. */
export const HOW_TO_ERASE =
  "say `onDelete: Cascade` or `onDelete: SetNull` at the relation in prisma/schema.prisma, then `npm run migration`.";

// confdeltype "a" and "r" are NO ACTION, and RESTRICT, which is Prisma's default; "c" is CASCADE, whose rows can be held in turn.
const HOLDING = `
  WITH RECURSIVE erased (id) AS (
    SELECT to_regclass('"User"')::oid
    UNION SELECT conrelid FROM pg_constraint JOIN erased ON confrelid = erased.id WHERE contype = 'f' AND confdeltype = 'c')
  SELECT conname || ' of ' || conrelid::regclass AS holder FROM pg_constraint JOIN erased ON confrelid = erased.id
  WHERE contype = 'f' AND confdeltype IN ('a', 'r') ORDER BY 1`;

const rowsSchema = z.array(z.object({ holder: z.string() }));

/** Checks whether a table of the product's own would keep deleted accounts from being erased. */
async function checkErasure(client: pg.Client): Promise<Check> {
  const { rows } = await client.query(HOLDING);
  const holders = rowsSchema.parse(rows).map(({ holder }) => holder);
  if (holders.length === 0) return ok(NAME, "no foreign key holds deleted accounts");
  return problem(
    NAME,
    `deleted accounts stay for good while a row names them (${holders.join(", ")}): ${HOW_TO_ERASE}`,
  );
}

// The first version that has gen_random_uuid() without an extension.
const OLDEST_POSTGRESQL = 130_000;
const TRIGGERS = ["SecurityEvent_append_only", "SecurityEvent_no_truncate"];

const versionSchema = z.tuple([z.object({ version: z.string(), number: z.number() })]);
const triggersSchema = z.array(z.object({ name: z.string() }));

async function checkVersion(client: pg.Client): Promise<Check> {
  const { rows } = await client.query(
    "SELECT current_setting('server_version') AS version, current_setting('server_version_num')::integer AS number",
  );
  const [{ version, number }] = versionSchema.parse(rows);
  if (number >= OLDEST_POSTGRESQL) return ok("PostgreSQL", version);
  return problem("PostgreSQL", `${version} is too old: Aurora needs ${OLDEST_POSTGRESQL / 10_000} or newer.`);
}

/** Judges whether a database has the migrations of this version. */
export function judgeMigrations({ missing, failed, unknown }: Omit<MigrationState, "applied">): Check {
  const name = "Migrations";
  if (failed.length > 0)
    return problem(
      name,
      `${failed.join(", ")} failed: \`npm run aurora -- migrate --status\` says why, and how to go on.`,
    );
  if (missing.length > 0)
    return problem(
      name,
      `${counted(missing.length, "migration")} not applied (${missing.join(", ")}): \`npm run up\` or \`npm run aurora -- migrate\` applies them.`,
    );
  if (unknown.length > 0)
    return problem(
      name,
      `the database is newer than this Aurora (${unknown.join(", ")}): start the version that made it so.`,
    );
  return ok(name, "all applied");
}

async function checkTriggers(client: pg.Client): Promise<Check> {
  const { rows } = await client.query(`
    SELECT tgname AS name FROM pg_trigger WHERE tgrelid = to_regclass('"SecurityEvent"') AND tgenabled IN ('O', 'A')`);
  const present = new Set(triggersSchema.parse(rows).map(({ name }) => name));
  const missing = TRIGGERS.filter((name) => !present.has(name));
  if (missing.length === 0) return ok("Audit trail", "append-only");
  return problem(
    "Audit trail",
    `it can be rewritten, for these triggers are missing or off: ${missing.join(", ")}. Create them as prisma/migrations does.`,
  );
}

/** Checks a database that is open. Changes nothing in it. */
export async function checkOpened(url: string): Promise<Check[]> {
  return withConnection(url, async (client) => [
    ok("Database", `${nameDatabase(url)} answers`),
    await checkVersion(client),
    judgeMigrations(await readMigrationState(client)),
    await checkTriggers(client),
    await checkErasure(client),
    await checkClock(client),
  ]);
}

/** Checks the database and changes nothing in it. Starts the embedded one for that if no Aurora runs. */
export async function checkDatabase(dataFolder: string, databaseUrl: string | undefined): Promise<Check[]> {
  if (databaseUrl === undefined && !hasEmbeddedDatabase(dataFolder))
    return [warning("Database", `none yet: \`npm run up\` makes one in ${dataFolder}.`)];
  try {
    const database = await openDatabase({ databaseUrl, dataFolder });
    try {
      return await checkOpened(database.url);
    } finally {
      await database.close();
    }
  } catch (error) {
    if (isExpected(error)) return [problem("Database", error.message)];
    throw error;
  }
}
