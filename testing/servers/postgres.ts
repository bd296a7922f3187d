import { randomUUID } from "node:crypto";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { run } from "../../cli/process/child.ts";
import { firstExisting, pathsOf, requireProgram, type SystemProgram } from "./system-program.ts";
import { chooseFreePort } from "./instance.ts";
import { OperatorError } from "../../cli/process/operator-error.ts";
import { makeFolderFor, ordinaryUser, startTestServer, type TestServer } from "./server.ts";

// Debian keeps each version's programs in a folder of its own, Homebrew too.
const VERSIONED = ["/usr/lib/postgresql", "/opt/homebrew/opt", "/usr/local/opt"];

/** PostgreSQL's server. */
export const POSTGRES: SystemProgram = {
  name: "PostgreSQL",
  find: async () => {
    const folders = await Promise.all(VERSIONED.map(binFolders));
    return firstExisting(pathsOf(["postgres"], folders.flat()));
  },
  debianPackages: ["postgresql"],
  how: "Debian's package postgresql, or `brew install postgresql`; it needs not run",
};

async function binFolders(parent: string): Promise<string[]> {
  const names = await readdir(parent).catch(() => []);
  const newestFirst = names.toSorted((one, other) => other.localeCompare(one, "en", { numeric: true }));
  return newestFirst.map((name) => join(parent, name, "bin"));
}

/** Whether a connection to a database can be made now. */
export async function takesConnections(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString });
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}

/**
 * Starts a real PostgreSQL on loopback with an empty database, as an ordinary user. `settings` are PostgreSQL's own, over
 * those of its default. Throws {@link OperatorError}.
 */
export async function startTestPostgres(settings: Readonly<Record<string, string>> = {}): Promise<TestServer> {
  const program = await requireProgram(POSTGRES);
  const user = await ordinaryUser("postgres");
  const folder = await makeFolderFor(user);
  const files = join(folder, "database");
  const initdb = ["-D", files, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync"];
  const { code, output } = await run(program.replace(/postgres$/, "initdb"), initdb, { output: "keep", user });
  if (code !== 0) throw new OperatorError(`initdb failed:\n${output.trim()}`);
  const port = await chooseFreePort();
  const url = `postgresql://postgres@127.0.0.1:${port}/postgres`;
  const all = { listen_addresses: "127.0.0.1", fsync: "off", ...settings };
  const options = Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  return startTestServer({
    program,
    args: ["-D", files, "-p", String(port), "-k", folder, ...options],
    user,
    folder,
    url,
    answers: () => takesConnections(url),
    // Fast shutdown: breaks connections off, writes everything.
    stopSignal: "SIGINT",
  });
}

/** An address for a new database on the server of another one. */
export function newDatabaseUrl(neighbour: string): string {
  const url = new URL(neighbour);
  url.pathname = `/test_${randomUUID().replaceAll("-", "_")}`;
  return url.href;
}

function nameIn(url: string): string {
  return new URL(url).pathname.slice(1);
}

async function create(url: string, template: string): Promise<void> {
  const client = new pg.Client({ connectionString: new URL("/postgres", url).href });
  await client.connect();
  await client.query(`DROP DATABASE IF EXISTS ${nameIn(url)} WITH (FORCE)`);
  await client.query(`CREATE DATABASE ${nameIn(url)} TEMPLATE ${template}`);
  await client.end();
}

/** Makes an empty database, in place of what is there. */
export async function createDatabase(url: string): Promise<void> {
  await create(url, "template0");
}

/** Copies a database to which nobody is connected, in place of what is there. It takes some hundredths of a second. */
export async function copyDatabase(from: string, to: string): Promise<void> {
  await create(to, nameIn(from));
}
