import { connectTo } from "../../lib/database/database-connection.ts";
import {
  applyMigrations,
  describeFailure,
  listFailedMigrations,
  markApplied,
  markRolledBack,
} from "../../prisma/migrator.ts";
import { chooseDataFolder } from "../settings/settings.ts";
import { parseArguments, UsageError, type Command, type Report } from "./command.ts";
import { readMigrationState } from "./migration-state.ts";
import { openDatabase } from "./open-database.ts";
import { counted, table } from "./table.ts";

const OPTIONS = {
  status: { type: "boolean", default: false },
  resolve: { type: "string" },
  "rolled-back": { type: "boolean", default: false },
  applied: { type: "boolean", default: false },
} as const;

type Act = (url: string) => Promise<Report>;

async function deploy(url: string): Promise<Report> {
  const applied = await applyMigrations(url);
  const words = applied.length === 0 ? "No migration was missing." : `${counted(applied.length, "migration")} applied.`;
  return { lines: [...applied, words], data: { applied } };
}

async function tellStatus(url: string): Promise<Report> {
  const client = await connectTo(url);
  try {
    const { applied, missing, unknown } = await readMigrationState(client);
    const failed = await listFailedMigrations(client);
    const rows = [
      ...applied.map((name) => [name, "applied"]),
      ...failed.map(({ name }) => [name, "failed"]),
      ...missing.map((name) => [name, "not applied"]),
      ...unknown.map((name) => [name, "applied by another version of Aurora"]),
    ];
    return {
      lines: [...table(["MIGRATION", "STATE"], rows), ...failed.flatMap((each) => ["", describeFailure(each)])],
      data: { applied, failed, missing, unknown },
      failed: failed.length + missing.length > 0,
    };
  } finally {
    await client.end();
  }
}

function resolve(name: string, state: "applied" | "rolled back"): Act {
  return async (url) => {
    await (state === "applied" ? markApplied(url, name) : markRolledBack(url, name));
    return { lines: [`${name} is noted as ${state}.`], data: { name, state } };
  };
}

function chooseAct(args: readonly string[]): Act {
  const { values } = parseArguments({ args: [...args], options: OPTIONS });
  const { status, resolve: name, applied, "rolled-back": rolledBack } = values;
  if (name !== undefined && applied !== rolledBack && !status)
    return resolve(name, applied ? "applied" : "rolled back");
  if (name !== undefined || applied || rolledBack)
    throw new UsageError("Say --resolve with a migration's name, and either --applied or --rolled-back.");
  return status ? tellStatus : deploy;
}

/** `aurora migrate` */
export const migrate: Command = {
  summary: "Bring the database up to date, or go on after a migration that failed",
  usage: [
    "migrate",
    "migrate --status",
    "migrate --resolve <name> --rolled-back",
    "migrate --resolve <name> --applied",
  ],
  notes: [
    "Alone, it applies what `npm run up` would apply, and builds and serves nothing.",
    "--status       which migrations the database has; why one failed",
    "--rolled-back  a failed one was taken back: it is tried again the next time",
    "--applied      the database has what it would do: it is not tried",
    "What a failed migration changed was undone by PostgreSQL, unless it commits in between.",
  ],
  async run(args) {
    const act = chooseAct(args);
    const databaseUrl = process.env["DATABASE_URL"] || undefined;
    const database = await openDatabase({ databaseUrl, dataFolder: chooseDataFolder() });
    try {
      return await act(database.url);
    } finally {
      await database.close();
    }
  },
};
