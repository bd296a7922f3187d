import "../../lib/aurora.ts";
import { closeBus, openBus } from "aurora-session/core";
import { withConnection } from "../../lib/database/database-connection.ts";
import { closeDatabase } from "../../lib/db.ts";
import { OperatorError } from "../process/operator-error.ts";
import { readSettings } from "../settings/settings.ts";
import { readMigrationState } from "./migration-state.ts";
import { openDatabase } from "./open-database.ts";

// Milliseconds. An operator would rather wait than be told to try again.
const PATIENCE_MS = "30000";

async function requireMigrated(url: string): Promise<void> {
  const { missing, failed } = await withConnection(url, readMigrationState);
  if (missing.length + failed.length > 0)
    throw new OperatorError(
      "The database is not up to date with this version of Aurora: `npm run up` or " +
        "`npm run aurora -- migrate` does that; `npm run aurora -- migrate --status` says what is missing.",
    );
}

/** Runs work that asks the app's database, through the app's own code. Throws `OperatorError` and `EnvironmentError`. */
export async function withDatabase<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  const settings = await readSettings();
  const database = await openDatabase(settings);
  try {
    await requireMigrated(database.url);
    const timeout = process.env["DATABASE_TIMEOUT_MS"] || PATIENCE_MS;
    Object.assign(process.env, settings.forChildren, { DATABASE_URL: database.url, DATABASE_TIMEOUT_MS: timeout });
    openBus();
    try {
      return await work();
    } finally {
      await closeBus();
      await closeDatabase();
    }
  } finally {
    await database.close();
  }
}
