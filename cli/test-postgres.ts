import { join } from "node:path";
import { readdir } from "node:fs/promises";
import pg from "pg";
import { run } from "./child.ts";
import { findOrInstall, type Program } from "./installed-program.ts";
import { chooseFreePort } from "./instance.ts";
import { OperatorError } from "./operator-error.ts";
import { makeFolderFor, ordinaryUser, startTestServer, type TestServer } from "./test-server.ts";

// Debian keeps each version's programs in a folder of its own, Homebrew too.
const VERSIONED = ["/usr/lib/postgresql", "/opt/homebrew/opt", "/usr/local/opt"];

const POSTGRES: Program = {
  names: ["postgres"],
  folders: async () => {
    const found = await Promise.all(VERSIONED.map(binFolders));
    return found.flat();
  },
  debianPackage: "postgresql",
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
  const program = await findOrInstall(POSTGRES);
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
