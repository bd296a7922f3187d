import { once } from "node:events";
import { createServer } from "node:net";
import { hasCode } from "../../prisma/create-file.ts";
import { OperatorError } from "../process/operator-error.ts";

async function isTaken(port: number, host: string): Promise<boolean> {
  const server = createServer().listen(port, host);
  try {
    await once(server, "listening");
  } catch (error) {
    if (hasCode(error, "EACCES"))
      throw new OperatorError(`This user may not listen on port ${port}: set PORT to another.`);
    // A machine without IPv6 has no ::1 and no ::, which is no reason to stop.
    return hasCode(error, "EADDRINUSE");
  }
  server.close();
  await once(server, "close");
  return false;
}

/** Throws {@link OperatorError} when something already listens on `port` at one of `hosts`. */
export async function requireFreePort(port: number, hosts: readonly string[]): Promise<void> {
  for (const host of hosts)
    if (await isTaken(port, host))
      throw new OperatorError(`Port ${port} is in use: stop what listens there, or set PORT to another.`);
}
