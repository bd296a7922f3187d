import { randomUUID } from "node:crypto";
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve, sep } from "node:path";
import pg from "pg";
import { listBuildSources } from "@/cli/build/build-sources";
import { fingerprint, onceFor } from "@/cli/build/fingerprint";
import { buildSessionPackage } from "@/cli/build/production-build";
import { run } from "@/cli/process/child";
import { OperatorError } from "@/cli/process/operator-error";
import { countDatabase, type CountedDatabase } from "@/e2e/counted-database";
import { startIdentityProvider } from "@/e2e/identity-provider";
import { EVERYTHING, withSchemaEngine } from "@/prisma/schema-engine";
import { chooseFreePort } from "@/testing/servers/instance";
import { createDatabase, newDatabaseUrl } from "@/testing/servers/postgres";
import { startTestServer } from "@/testing/servers/server";

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

async function runIn(
  cwd: string,
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<void> {
  const { code, output } = await run(program, args, { output: "keep", cwd, env });
  if (code !== 0) throw new OperatorError(`${output.trim()}\n\nexamples/minimal could not be built: see above.`);
}

function runThere(args: readonly string[], env: Readonly<Record<string, string>>): Promise<void> {
  return runIn(FOLDER, process.execPath, args, env);
}

/** Installs the package from the tarball that would be published, and its schema file beside the app's own. */
async function install(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "aurora-"));
  await runIn(PACKAGE, "npm", ["pack", "--ignore-scripts", "--pack-destination", folder]);
  const [tarball = ""] = await readdir(folder);
  await rm(INSTALLED, { recursive: true, force: true });
  await mkdir(INSTALLED, { recursive: true });
  await runIn(INSTALLED, "tar", ["-xzf", join(folder, tarball), "--strip-components=1"]);
  await rm(folder, { recursive: true });
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

/** Returns the SQL that makes its tables, from its schema files. Changes nothing in the database. */
async function describeTables(databaseUrl: string): Promise<string> {
  const folder = join(FOLDER, "prisma");
  const names = (await readdir(folder)).filter((name) => name.endsWith(".prisma"));
  const files = await Promise.all(
    names.map(async (name) => ({ path: join(folder, name), content: await readFile(join(folder, name), "utf8") })),
  );
  const { stdout } = await withSchemaEngine(databaseUrl, async (engine) =>
    engine.diff({
      from: { tag: "empty" },
      to: { tag: "schemaDatamodel", files },
      script: true,
      exitCode: false,
      filters: EVERYTHING,
    }),
  );
  return stdout ?? "";
}

async function answers(origin: string): Promise<boolean> {
  return fetch(origin).then(
    ({ ok }) => ok,
    () => false,
  );
}

/** Builds and starts it on a database of its own, on the server of another one. */
export async function startMinimalApp(neighbour: string): Promise<MinimalApp> {
  await build();
  const databaseUrl = newDatabaseUrl(neighbour);
  await createDatabase(databaseUrl);
  const database = new pg.Client({ connectionString: databaseUrl });
  await database.connect();
  await database.query(await describeTables(databaseUrl));
  const counted = await countDatabase(databaseUrl);
  const port = await chooseFreePort();
  const origin = `http://localhost:${port}`;
  const client = { id: "minimal", secret: randomUUID() };
  const provider = await startIdentityProvider({ ...client, redirectUri: `${origin}/api/auth/callback/oidc` });
  const server = await startTestServer({
    program: process.execPath,
    args: [NEXT, "start", "--port", String(port)],
    user: {},
    env: {
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
      DATABASE_URL: counted.url,
      AUTH_URL: origin,
      AUTH_SECRET: randomUUID(),
      AUTH_OIDC_ISSUER: provider.issuer,
      AUTH_OIDC_ID: client.id,
      AUTH_OIDC_SECRET: client.secret,
    },
    folder: FOLDER,
    url: origin,
    answers: () => answers(origin),
    stopSignal: "SIGTERM",
  });
  return {
    origin,
    database: counted,
    query: async (text, values) => {
      const { rows } = await database.query<Record<string, unknown>>(text, [...values]);
      return rows;
    },
    stop: async () => {
      await server.stop();
      await provider.stop();
      await counted.stop();
      await database.end();
    },
  };
}
