import { once } from "node:events";
import { createServer } from "node:net";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbeddedDatabase, type EmbeddedDatabase } from "../../prisma/embedded-database.ts";
import { applyMigrations } from "../../prisma/migrator.ts";
import type { ChildEnvironment } from "../../cli/process/child.ts";
import { startServer, type ServerProcess } from "../../cli/server/server-process.ts";
import type { TestServer } from "./server.ts";

/** The settings that the build of tests and their servers share, because ids of Server Actions depend on them. */
export const TEST_ENVIRONMENT = {
  AURORA_BUILD_DIR: ".next-e2e",
  AUTH_SECRET: "a secret of browser tests, and of nothing else",
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: Buffer.alloc(32, "browser tests").toString("base64"),
  NEXT_TELEMETRY_DISABLED: "1",
  AURORA_PRELOAD: "off",
  // Outages are part of the tests, and their words would bury the results.
  LOG_LEVEL: "fatal",
} as const;

// All of a run's people come from one address.
const TEST_LIMITS = {
  // A loaded machine is no outage.
  DATABASE_TIMEOUT_MS: "20000",
  LIMIT_SIGN_INS_PER_ADDRESS: "100000",
  LIMIT_SIGN_UPS_PER_ADDRESS: "100000",
  LIMIT_MAILS_PER_ADDRESS: "100000",
} as const;

/** A whole installation for tests: parts that can be stopped, killed and started again on their own. */
export interface Instance {
  readonly origin: string;
  readonly databaseUrl: string;
  readonly database: { stop(): Promise<void>; start(): Promise<void> };
  readonly server: { pid(): number; kill(signal: NodeJS.Signals): Promise<void>; start(): Promise<void> };
  /** Stops everything and removes the data; a database that was given stays as it is. */
  stop(): Promise<void>;
}

interface InstanceOptions {
  readonly port?: number;
  readonly environment?: ChildEnvironment;
  /** A running database; without it the instance has an embedded one of its own. */
  readonly database?: TestServer;
}

/** A port that nobody listened on a moment ago. */
export async function chooseFreePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("This system gave no port.");
  return address.port;
}

/** Starts an embedded database in a temporary folder, which can be stopped and started again. */
export async function startEmbeddedTestDatabase(): Promise<TestServer> {
  const folder = await mkdtemp(join(tmpdir(), "aurora-"));
  let database: EmbeddedDatabase | undefined = await startEmbeddedDatabase(folder);
  const stop = async (): Promise<void> => {
    await database?.stop();
    database = undefined;
  };
  return {
    url: database.url,
    start: async () => {
      database ??= await startEmbeddedDatabase(folder);
    },
    stop,
    remove: async () => {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Starts the production build on a migrated database. */
export async function startInstance({ port, environment, ...given }: InstanceOptions = {}): Promise<Instance> {
  const chosen = port ?? (await chooseFreePort());
  const origin = `http://localhost:${chosen}`;
  const database = given.database ?? (await startEmbeddedTestDatabase());
  await applyMigrations(database.url);
  const variables = {
    ...TEST_ENVIRONMENT,
    ...TEST_LIMITS,
    AUTH_URL: origin,
    DATABASE_URL: database.url,
    ...environment,
  };
  const start = (): Promise<ServerProcess> =>
    startServer(
      // If another address is given, the server answers for that one, but tests reach it at this one, without its proxy.
      {
        mode: "production",
        origin: environment?.["AUTH_URL"] ?? origin,
        port: chosen,
        hosts: ["127.0.0.1", "::1"],
        trustedProxies: environment?.["TRUSTED_PROXIES"]?.split(",") ?? [],
      },
      variables,
    );
  let server = await start();
  return {
    origin,
    databaseUrl: database.url,
    database,
    server: {
      pid: () => server.pid,
      kill: (signal) => server.kill(signal),
      start: async () => {
        server = await start();
      },
    },
    stop: async () => {
      await server.stop();
      if (given.database === undefined) await database.remove();
    },
  };
}
