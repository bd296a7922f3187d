import { randomUUID } from "node:crypto";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { run } from "../cli/child.ts";
import { firstExisting, pathsOf, requireProgram, type SystemProgram } from "./system-program.ts";
import { chooseFreePort } from "./instance.ts";
import { OperatorError } from "../cli/operator-error.ts";
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

async function takesConnections(connectionString: string): Promise<boolean> {
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

async function createFrom(serverUrl: string, template: string): Promise<string> {
  const name = `test_${randomUUID().replaceAll("-", "_")}`;
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  await client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  await client.end();
  return withDatabase(serverUrl, name);
}

function withDatabase(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

/** Makes an empty database on a server, and returns its address. */
export async function createDatabase(serverUrl: string): Promise<string> {
  return createFrom(serverUrl, "template0");
}

/** Copies a database to which nobody is connected, and returns the copy's address. It takes some hundredths of a second. */
export async function copyDatabase(url: string): Promise<string> {
  return createFrom(withDatabase(url, "postgres"), new URL(url).pathname.slice(1));
}
