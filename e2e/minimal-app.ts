import { copyFile, readdir } from "node:fs/promises";
import { join, resolve, sep } from "node:path";
import pg from "pg";
import { listBuildSources } from "@/cli/build/build-sources";
import { fingerprint, onceFor } from "@/cli/build/fingerprint";
import { buildSessionPackage } from "@/cli/build/production-build";
import { run } from "@/cli/process/child";
import { OperatorError } from "@/cli/process/operator-error";
import { countDatabase, type CountedDatabase } from "@/e2e/counted-database";
import { pushSchema } from "@/e2e/host-tables";
import { serveHost } from "@/e2e/served-host";
import { unpackSession } from "@/e2e/session-tarball";
import { createDatabase, newDatabaseUrl } from "@/testing/servers/postgres";

/** The folder of the app. */
export const FOLDER = resolve("examples/minimal");
const PACKAGE = resolve("packages/session");
/** Where the package is installed, as it is published. */
export const INSTALLED = join(FOLDER, "node_modules/aurora-session");
const NEXT = resolve("node_modules/next/dist/bin/next");
const PRISMA = resolve("node_modules/prisma/build/index.js");

/** The app of `examples/minimal`, built and served as a stranger would, with an OpenID provider of its own. */
export interface MinimalApp {
  readonly origin: string;
  /** Its connections: all statements of its own pass there. */
  readonly database: Pick<CountedDatabase, "statements" | "forget" | "cut" | "restore">;
  /** Runs one statement in its database, and returns the rows. */
  query(text: string, values: readonly unknown[]): Promise<readonly unknown[]>;
  stop(): Promise<void>;
}

async function runThere(args: readonly string[], env: Readonly<Record<string, string>>): Promise<void> {
  const { code, output } = await run(process.execPath, args, { output: "keep", cwd: FOLDER, env });
  if (code !== 0) throw new OperatorError(`${output.trim()}\n\nexamples/minimal could not be built: see above.`);
}

/** Installs the package, and its schema file beside the app's own. */
async function install(): Promise<void> {
  await unpackSession(FOLDER);
  await copyFile(join(INSTALLED, "schema.prisma"), join(FOLDER, "prisma/aurora-session.prisma"));
}

/** Lists the files of the package as it is installed. */
export async function listInstalled(): Promise<string[]> {
  const entries = await readdir(INSTALLED, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  return files.map((path) => path.slice(INSTALLED.length + 1).replaceAll(sep, "/"));
}

/** Builds it unless that was done for these sources. The build checks its types. */
async function build(): Promise<void> {
  await buildSessionPackage();
  const sources = await listBuildSources(FOLDER, join(FOLDER, "node_modules"));
  const files = [
    "package-lock.json",
    ...["dist/.made-from", "package.json", "schema.prisma", "README.md", "LICENSE"].map((name) => join(PACKAGE, name)),
    ...sources.map((path) => join("examples/minimal", path)),
  ];
  await onceFor(join(FOLDER, ".next/made-from"), await fingerprint(files, [process.version]), async () => {
    await install();
    // As in prisma.config.ts: the engine needs only to exist.
    await runThere([PRISMA, "generate"], { CHECKPOINT_DISABLE: "1", PRISMA_SCHEMA_ENGINE_BINARY: process.execPath });
    await runThere([NEXT, "build"], { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" });
  });
}

/** Builds and starts it on a database of its own, on the server of another one. */
export async function startMinimalApp(neighbour: string): Promise<MinimalApp> {
  await build();
  const databaseUrl = newDatabaseUrl(neighbour);
  await createDatabase(databaseUrl);
  const database = new pg.Client({ connectionString: databaseUrl });
  await database.connect();
  await pushSchema(databaseUrl, join(FOLDER, "prisma"));
  const counted = await countDatabase(databaseUrl);
  const server = await serveHost({ folder: FOLDER, next: NEXT, databaseUrl: counted.url });
  return {
    origin: server.origin,
    database: counted,
    query: async (text, values) => {
      const { rows } = await database.query<Record<string, unknown>>(text, [...values]);
      return rows;
    },
    stop: async () => {
      await server.stop();
      await counted.stop();
      await database.end();
    },
  };
}
