import { once } from "node:events";
import { connect } from "node:net";
import { findOrInstall, type Program } from "./installed-program.ts";
import { chooseFreePort } from "./instance.ts";
import { makeFolderFor, ordinaryUser, startTestServer, type TestServer } from "./test-server.ts";

const REDIS: Program = {
  names: ["redis-server", "valkey-server"],
  folders: async () => [],
  debianPackage: "redis-server",
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
  const program = await findOrInstall(REDIS);
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
