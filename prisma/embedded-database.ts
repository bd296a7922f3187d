import { chmod, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { PGLiteSocketServer } from "@electric-sql/pglite-socket";
import { DataFolderUnusableError } from "./data-folder.ts";
import { copyEmptyCluster } from "./empty-cluster.ts";
import { SteadyPGlite } from "./steady-pglite.ts";

/** A PostgreSQL inside this process, reachable at `url` for every process of this user. */
export interface EmbeddedDatabase {
  readonly url: string;
  /** Closes every connection and the files. May be called again. */
  stop(): Promise<void>;
}

// PostgreSQL's clients make the name of the socket from the folder and the port.
const SOCKET_NAME = ".s.PGSQL.5432";
// sun_path holds 104 bytes on macOS and 108 on Linux; beyond that, binding fails.
const LONGEST_SOCKET_PATH = 100;
// Above what the app's pool and the migrator open together.
const MAX_CONNECTIONS = 32;

interface Address {
  readonly listen: { readonly path: string } | { readonly host: string; readonly port: number };
  release(): Promise<void>;
}

async function chooseAddress(dataFolder: string): Promise<Address> {
  if (process.platform === "win32") return { listen: { host: "127.0.0.1", port: 0 }, release: async () => {} };
  const path = join(dataFolder, SOCKET_NAME);
  if (Buffer.byteLength(path) <= LONGEST_SOCKET_PATH)
    return { listen: { path }, release: () => rm(path, { force: true }) };
  const folder = await mkdtemp(join(tmpdir(), "aurora-"));
  return { listen: { path: join(folder, SOCKET_NAME) }, release: () => rm(folder, { recursive: true, force: true }) };
}

// All connections share one backend, and with it their named statements, so no connection may name one.
const UNPREPARED = "prepared=off";

function toUrl(listen: Address["listen"], server: PGLiteSocketServer): string {
  if ("path" in listen) {
    const folder = encodeURIComponent(resolve(listen.path, ".."));
    return `postgresql://postgres@localhost/postgres?host=${folder}&${UNPREPARED}`;
  }
  return `postgresql://postgres@${server.getServerConn()}/postgres?${UNPREPARED}`;
}

/** Listens for connections to `database`, which may live anywhere; the socket goes to `folder`. */
async function serve(database: SteadyPGlite, folder: string): Promise<EmbeddedDatabase> {
  const address = await chooseAddress(folder);
  if ("path" in address.listen) await rm(address.listen.path, { force: true });
  const server = new PGLiteSocketServer({ db: database, maxConnections: MAX_CONNECTIONS, ...address.listen });
  await server.start();
  if ("path" in address.listen) await chmod(address.listen.path, 0o600);

  let stopped: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    await server.stop();
    await database.close();
    await address.release();
  };
  return { url: toUrl(address.listen, server), stop: () => (stopped ??= stop()) };
}

/**
 * Starts the embedded database with its files in `<dataFolder>/database`, made when missing. Acknowledged commits
 * survive SIGKILL. Only one process may do so at a time, so the caller holds the lock of `data-folder-lock.ts`.
 */
export async function startEmbeddedDatabase(dataFolder: string): Promise<EmbeddedDatabase> {
  const folder = resolve(dataFolder);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
  const files = join(folder, "database");
  await copyEmptyCluster(files);
  const database = new SteadyPGlite(files);
  await database.waitReady.catch((error: unknown) => {
    // Its stack is of WebAssembly.
    const reason = String(error).replace(/ Build with[\s\S]*/, "");
    throw new DataFolderUnusableError(
      `The embedded database could not be started with the files in ${files} (${reason}): put a copy of them back that was ` +
        "made while it was stopped, or set AURORA_DATA_DIR to begin with an empty folder.",
      { cause: error },
    );
  });
  return serve(database, folder);
}

/** Starts an embedded database in a fresh temporary folder, which `stop()` removes. For tests and for tools. */
export async function startTemporaryDatabase(): Promise<EmbeddedDatabase> {
  const folder = await mkdtemp(join(tmpdir(), "aurora-"));
  const database = await startEmbeddedDatabase(folder);
  const stop = async (): Promise<void> => {
    await database.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return { url: database.url, stop };
}
