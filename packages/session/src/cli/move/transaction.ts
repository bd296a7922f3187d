import pg from "pg";
import { CommandError } from "../command-error.ts";
import type { DatabaseAddress } from "./database-address.ts";

const CONNECT_MS = 15_000;
const LOCK_TIMEOUT = "5s";
// The locks of Prisma's engine while it migrates, and of this repository's migrator.
const MIGRATION_LOCKS = [72_707_369, 7_270_736_902];

/** Returns a name between quotes, as SQL takes it. */
export function quoted(...names: readonly string[]): string {
  return names.map((name) => pg.escapeIdentifier(name)).join(".");
}

/** Returns a text between quotes, as SQL takes it. */
export function literal(text: string): string {
  return pg.escapeLiteral(text);
}

const BY_CODE: Readonly<Record<string, string>> = {
  "55P03": "another connection uses these tables, and did not let go for 5 seconds. Stop the app, and try again",
  "42501": "the role in the address may not do that. Take the role that owns the tables, or a superuser",
  "40P01": "another connection waited for this one, and PostgreSQL ended the wait. Stop the app, and try again",
  "2BP01": "something else still depends on it",
  "23505": "two rows would be the same; an address that people and this app's accounts both have, for instance",
};

/** Makes an error of `pg` or of the network one that says what to do. Others stay as they are. */
function describe(error: unknown, address: DatabaseAddress): unknown {
  if (error instanceof pg.DatabaseError) {
    const { code = "", message, severity, where, detail } = error;
    if (severity === "FATAL" && !code.startsWith("57"))
      return new CommandError(`The database ${address.shown} refused: ${message}`);
    if (severity === "FATAL") return brokenOff(address, message);
    const hint = BY_CODE[code] === undefined ? "" : `\nThat is: ${BY_CODE[code]}.`;
    const place = code === "2BP01" || code === "23505" ? detail : where?.split("\n")[0];
    const more = place === undefined ? "" : `\n${place}`;
    return new CommandError(`PostgreSQL refused: ${message} (${code})${more}${hint}\nNothing was changed.`);
  }
  if (error instanceof Error && !(error instanceof CommandError) && isOutage(error))
    return brokenOff(address, error.message || "no answer");
  return error;
}

function brokenOff({ shown }: DatabaseAddress, reason: string): CommandError {
  return new CommandError(
    `The database ${shown} can't be reached, or the connection broke: ${reason}. ` +
      "PostgreSQL undoes a transaction that was broken off; run the command again, and it says what is there.",
  );
}

function isOutage(error: Error): boolean {
  return "code" in error || /connection|timeout|terminated/i.test(error.message);
}

async function connect(address: DatabaseAddress): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: address.connectionString,
    connectionTimeoutMillis: CONNECT_MS,
    application_name: "aurora-session move",
  });
  // A connection that breaks fails its next statement; without a listener it would end the process.
  client.on("error", () => undefined);
  await client.connect();
  return client;
}

// After Ctrl-C, PostgreSQL would finish the statement that it is at, and hold the locks meanwhile. Not every server can look.
const NOTICE_THE_END = `DO $$ BEGIN
  PERFORM set_config('client_connection_check_interval', '1s', true);
EXCEPTION WHEN OTHERS THEN NULL;
END $$`;

async function settle(client: pg.Client, schema: string): Promise<void> {
  const settings = {
    search_path: quoted(schema),
    // Prisma keeps moments without their zone, in UTC.
    TimeZone: "UTC",
    lock_timeout: LOCK_TIMEOUT,
    statement_timeout: "0",
    // Rows that a policy hides would be lost without a word.
    row_security: "off",
  };
  await client.query("SELECT set_config(name, value, true) FROM unnest($1::text[], $2::text[]) AS s (name, value)", [
    Object.keys(settings),
    Object.values(settings),
  ]);
  await client.query(NOTICE_THE_END);
}

async function run<Answer>(
  address: DatabaseAddress,
  begin: string,
  work: (client: pg.Client) => Promise<Answer>,
): Promise<Answer> {
  try {
    const client = await connect(address);
    try {
      await client.query(begin);
      await settle(client, address.schema);
      const answer = await work(client);
      await client.query("COMMIT");
      return answer;
    } finally {
      // The end of the connection undoes all that is not committed.
      await client.end();
    }
  } catch (error) {
    throw describe(error, address);
  }
}

/** Reads in one transaction that can change nothing. Throws `CommandError` in an outage. */
export function inReadOnlyTransaction<Answer>(
  address: DatabaseAddress,
  work: (client: pg.Client) => Promise<Answer>,
): Promise<Answer> {
  return run(address, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", work);
}

/**
 * Changes in one transaction, while nothing else migrates this database. Waits 5 seconds for a lock. If `work` throws, or
 * the connection breaks, the database is as it was. Throws `CommandError` with PostgreSQL's words.
 */
export function inTransaction<Answer>(
  address: DatabaseAddress,
  work: (client: pg.Client) => Promise<Answer>,
): Promise<Answer> {
  return run(address, "BEGIN", async (client) => {
    for (const lock of MIGRATION_LOCKS) await client.query("SELECT pg_advisory_xact_lock($1)", [lock]);
    return work(client);
  });
}
