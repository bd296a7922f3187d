import { once } from "node:events";
import { connect } from "node:net";
import { firstExisting, pathsOf, requireProgram, type SystemProgram } from "./system-program.ts";
import { chooseFreePort } from "./instance.ts";
import { makeFolderFor, ordinaryUser, startTestServer, type TestServer } from "./server.ts";

/** A Redis or Valkey server. */
export const REDIS: SystemProgram = {
  name: "Redis or Valkey",
  find: async () => firstExisting(pathsOf(["redis-server", "valkey-server"])),
  debianPackages: ["redis-server"],
  how: "Debian's package redis-server or valkey-server, or `brew install redis`; it needs not run",
};

async function takesConnections(port: number): Promise<boolean> {
  const socket = connect(port, "127.0.0.1");
  try {
    await once(socket, "connect");
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

/** Starts a Redis or Valkey on loopback that keeps nothing, as an ordinary user. Throws {@link OperatorError}. */
export async function startTestRedis(): Promise<TestServer> {
  const program = await requireProgram(REDIS);
  const user = await ordinaryUser("nobody");
  const folder = await makeFolderFor(user);
  const port = await chooseFreePort();
  return startTestServer({
    program,
    args: ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"],
    user,
    folder,
    url: `redis://127.0.0.1:${port}`,
    answers: () => takesConnections(port),
    stopSignal: "SIGTERM",
  });
}
