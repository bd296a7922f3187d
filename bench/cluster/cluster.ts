import pg from "pg";
import { findMisfit } from "../../cli/database/database-fit.ts";
import { requireReachable } from "../../cli/database/reach-database.ts";
import { withConnection } from "../../lib/database/database-connection.ts";
import { applyMigrations } from "../../prisma/migrator.ts";
import { startInstance, type Instance } from "../../testing/servers/instance.ts";
import { startTestPgBouncer } from "../../testing/servers/pgbouncer.ts";
import { startTestPostgres } from "../../testing/servers/postgres.ts";
import { startTestRedis } from "../../testing/servers/redis.ts";
import type { TestServer } from "../../testing/servers/server.ts";

/** How many instances of the app there are. */
export const INSTANCES = 4;
/** How many connections PgBouncer has to PostgreSQL, for all instances together. */
export const POOL_SIZE = 20;

// Other than Aurora needs, so that the role's own settings, which the start asks for behind a pooler, are what makes it work.
const FOREIGN_SETTINGS = { TimeZone: "Europe/Berlin", default_transaction_isolation: "repeatable read" };

/** Instances of the app behind one PgBouncer and one Redis. */
export interface Cluster {
  /** PostgreSQL's own address, without PgBouncer. */
  readonly databaseUrl: string;
  readonly bouncer: TestServer;
  readonly redis: TestServer;
  readonly instances: readonly Instance[];
  /** The statements that the start's check asked for, and that were run before it let the app start. */
  readonly roleSettings: readonly string[];
  stop(): Promise<void>;
}

/** Does what the start's check says about the settings of connections behind a pooler. Returns the statements. */
async function fitRole(databaseUrl: string, bouncer: TestServer): Promise<string[]> {
  const misfit = await withConnection(bouncer.url, (client) => findMisfit(client, bouncer.url));
  const statements = [...(misfit ?? "").matchAll(/ALTER ROLE [^;]+;/g)].map(([statement]) => statement);
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
  await bouncer.stop();
  await bouncer.start();
  await requireReachable(bouncer.url);
  return statements;
}

/** Starts everything. Throws `OperatorError` where a program is missing or the database does not fit. */
export async function startCluster(): Promise<Cluster> {
  const started: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const end of started.toReversed()) await end();
  };
  try {
    const database = await startTestPostgres(FOREIGN_SETTINGS);
    started.push(() => database.remove());
    await applyMigrations(database.url);
    const bouncer = await startTestPgBouncer(database.url, POOL_SIZE);
    started.push(() => bouncer.remove());
    const redis = await startTestRedis();
    started.push(() => redis.remove());
    const roleSettings = await fitRole(database.url, bouncer);
    // Sessions are made some minutes before they end others. All else is as it is unless told otherwise.
    const environment = {
      DATABASE_URL: bouncer.url,
      REDIS_URL: redis.url,
      FRESH_SECONDS: "3600",
      DATABASE_TIMEOUT_MS: "2000",
    };
    const instances: Instance[] = [];
    for (let count = 0; count < INSTANCES; count += 1) {
      // Migrations go to PostgreSQL itself: their lock is a connection's, and a pooler would keep it.
      const instance = await startInstance({ database, environment });
      started.push(() => instance.stop());
      instances.push(instance);
    }
    return { databaseUrl: database.url, bouncer, redis, instances, roleSettings, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
