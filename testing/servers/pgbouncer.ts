import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { chooseFreePort } from "./instance.ts";
import { takesConnections } from "./postgres.ts";
import { makeFolderFor, ordinaryUser, startTestServer, type TestServer } from "./server.ts";
import { firstExisting, pathsOf, requireProgram, type SystemProgram } from "./system-program.ts";

/** The pooler of docs/capacity.md. */
export const PGBOUNCER: SystemProgram = {
  name: "PgBouncer",
  find: async () => firstExisting(pathsOf(["pgbouncer"], ["/usr/sbin", "/opt/homebrew/bin"])),
  debianPackages: ["pgbouncer"],
  how: "Debian's package pgbouncer, or `brew install pgbouncer`; it needs not run",
};

/**
 * Starts a PgBouncer on loopback in front of a PostgreSQL, in transaction mode, as an ordinary user, with at most `poolSize`
 * connections behind it. Stopping it breaks connections off. Throws `OperatorError`.
 */
export async function startTestPgBouncer(databaseUrl: string, poolSize: number): Promise<TestServer> {
  const program = await requireProgram(PGBOUNCER);
  const user = await ordinaryUser("postgres");
  const folder = await makeFolderFor(user);
  const { hostname, port: databasePort, username, pathname } = new URL(databaseUrl);
  const port = await chooseFreePort();
  const url = `postgresql://${username}@127.0.0.1:${port}${pathname}`;
  const settings = `[databases]
* = host=${hostname} port=${databasePort} user=${username}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = ${poolSize}
max_client_conn = 1000
`;
  await writeFile(join(folder, "pgbouncer.ini"), settings);
  return startTestServer({
    program,
    args: [join(folder, "pgbouncer.ini")],
    user,
    folder,
    url,
    answers: () => takesConnections(url),
    // At once. What SIGTERM does differs between versions.
    stopSignal: "SIGQUIT",
  });
}
