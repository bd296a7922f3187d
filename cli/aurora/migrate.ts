import { InvalidArgumentError } from "@commander-js/extra-typings";
import { withConnection } from "../../lib/database/database-connection.ts";
import {
  applyMigrations,
  describeFailure,
  listFailedMigrations,
  markApplied,
  markRolledBack,
} from "../../prisma/migrator.ts";
import { chooseDataFolder } from "../settings/settings.ts";
import { parseValue, type AddCommands, type Report } from "./command.ts";
import { readMigrationState } from "./migration-state.ts";
import { openDatabase } from "./open-database.ts";
import { counted, table } from "./table.ts";

async function deploy(url: string): Promise<Report> {
  const applied = await applyMigrations(url);
  const words = applied.length === 0 ? "No migration was missing." : `${counted(applied.length, "migration")} applied.`;
  return { lines: [...applied, words], data: { applied } };
}

async function tellStatus(url: string): Promise<Report> {
  const { applied, missing, unknown, failed } = await withConnection(url, async (client) => ({
    ...(await readMigrationState(client)),
    failed: await listFailedMigrations(client),
  }));
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
}

async function resolve(url: string, name: string, state: "applied" | "rolled back"): Promise<Report> {
  await (state === "applied" ? markApplied(url, name) : markRolledBack(url, name));
  return { lines: [`${name} is noted as ${state}.`], data: { name, state } };
}

const NOTES = `
Alone, it applies what \`npm run up\` would apply, and builds and serves nothing.
What a failed migration changed was undone by PostgreSQL, unless it commits in between.`;

/** Adds `aurora migrate`. */
export const addMigrate: AddCommands = (parent, tell) => {
  parent
    .command("migrate")
    .description("Bring the database up to date, or go on after a migration that failed")
    .usage("[--status | --resolve <name> (--rolled-back | --applied)]")
    .option("--status", "which migrations the database has; why one failed")
    .option("--resolve <name>", "settle a migration that failed or must not run, by one of these:", parseValue)
    .option("--rolled-back", "it was taken back: it is tried again the next time")
    .option("--applied", "the database has what it would do: it is not tried")
    .addHelpText("after", NOTES)
    .action(async ({ status, resolve: name, applied, rolledBack }) => {
      const isResolved = name !== undefined && applied !== rolledBack && !status;
      if (!isResolved && (name !== undefined || applied || rolledBack))
        throw new InvalidArgumentError("Say --resolve with a migration's name, and either --applied or --rolled-back.");
      const databaseUrl = process.env["DATABASE_URL"] || undefined;
      const database = await openDatabase({ databaseUrl, dataFolder: chooseDataFolder() });
      try {
        if (isResolved) tell(await resolve(database.url, name, applied ? "applied" : "rolled back"));
        else tell(await (status ? tellStatus : deploy)(database.url));
      } finally {
        await database.close();
      }
    });
};
