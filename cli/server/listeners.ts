import { once } from "node:events";
import { createServer, type RequestListener, type Server, type ServerResponse } from "node:http";
import { hasCode } from "../../prisma/create-file.ts";
import { answerUnreadable, safeResponses } from "./safe-answers.ts";

const SHUTDOWN_MS = 10_000;
const STREAM_GRACE_MS = 1_000;
const SWEEP_MS = 50;
// Our bodies have at most 16 KiB, so a client that needs longer holds a connection open on purpose.
const LIMITS = {
  headersTimeout: 15_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 65_000,
  // Node's 16 KiB are less than other apps of the same address may have left in a browser, and then nobody could sign out.
  maxHeaderSize: 64 * 1024,
} as const;

/** Servers that share one handler, one for each address of this machine. */
export interface Listeners {
  readonly servers: readonly Server[];
  /** Takes no more requests, lets those under way finish for 10 s at most, then closes every connection but upgraded ones. */
  stop(): Promise<void>;
}

async function listen(server: Server, port: number, host: string): Promise<boolean> {
  try {
    await once(server.listen(port, host), "listening");
    return true;
  } catch (error) {
    if (hasCode(error, "EADDRNOTAVAIL") || hasCode(error, "EAFNOSUPPORT")) return false;
    throw error;
  }
}

function isStream(response: ServerResponse): boolean {
  return String(response.getHeader("content-type")).startsWith("text/event-stream");
}

async function close(servers: readonly Server[], open: ReadonlySet<ServerResponse>): Promise<void> {
  const closed = servers.map((server) => once(server.close(), "close"));
  // An event stream never finishes by itself, and one that nobody reads doesn't even finish when it is told to.
  const cut = setTimeout(() => {
    for (const response of open) if (isStream(response)) response.destroy();
  }, STREAM_GRACE_MS);
  // A client that just got its answer keeps the connection for a next request.
  const sweep = setInterval(() => servers.forEach((server) => server.closeIdleConnections()), SWEEP_MS);
  const force = setTimeout(() => servers.forEach((server) => server.closeAllConnections()), SHUTDOWN_MS);
  await Promise.all(closed);
  clearTimeout(cut);
  clearInterval(sweep);
  clearTimeout(force);
}

/**
 * Listens on `port` at every one of `hosts` that this machine has; a machine without IPv6 has no `::`. Every answer has its
 * safety headers. `isSecure` says whether clients come by https.
 */
export async function startListeners(
  handler: RequestListener,
  port: number,
  hosts: readonly string[],
  isSecure: boolean,
): Promise<Listeners> {
  const open = new Set<ServerResponse>();
  const tracked: RequestListener = (request, response) => {
    open.add(response);
    response.once("close", () => open.delete(response));
    handler(request, response);
  };
  const servers: Server[] = [];
  for (const host of hosts) {
    const server = createServer({ ...LIMITS, ServerResponse: safeResponses(isSecure) }, tracked);
    server.on("clientError", (error, socket) => {
      // In the middle of an answer, the client would read a second answer as part of the first.
      const isAnswering = [...open].some((response) => response.socket === socket && response.headersSent);
      if (isAnswering) socket.destroy();
      else answerUnreadable(error, socket, isSecure);
    });
    if (await listen(server, port, host)) servers.push(server);
  }
  if (servers.length === 0) return startListeners(handler, port, ["0.0.0.0"], isSecure);
  return { servers, stop: () => close(servers, open) };
}
