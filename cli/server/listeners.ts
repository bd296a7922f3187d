import { once } from "node:events";
import { createServer, type RequestListener, type Server, ServerResponse, type IncomingMessage } from "node:http";
import { hasCode } from "../../prisma/create-file.ts";
import type { Duplex } from "node:stream";
import { safetyHeaders } from "../../lib/pages/safety-headers.ts";

/**
 * Returns a response class that has {@link safetyHeaders} from the beginning, also for answers that Node gives by itself, to
 * a request without a host or with an odd `Expect`.
 */
function safeResponses(isSecure: boolean): typeof ServerResponse {
  return class<Request extends IncomingMessage> extends ServerResponse<Request> {
    constructor(...args: ConstructorParameters<typeof ServerResponse<Request>>) {
      super(...args);
      const [{ url = "/" }] = args;
      for (const [name, value] of Object.entries(safetyHeaders(url, isSecure))) this.setHeader(name, value);
    }
  };
}

const TOO_LARGE = JSON.stringify({
  type: "about:blank",
  title: "The cookies for this address are too large.",
  status: 431,
  code: "headers_too_large",
  detail:
    "Everything that this address has stored in your browser is sent with each request, and it is more than 64 KiB. Delete the cookies of " +
    "this address in your browser's settings, then try again. – Löschen Sie die Cookies dieser Adresse in den Einstellungen Ihres " +
    "Browsers, und versuchen Sie es dann noch einmal.",
});

const STATUS_LINES: ReadonlyMap<unknown, string> = new Map([
  ["HPE_HEADER_OVERFLOW", "431 Request Header Fields Too Large"],
  ["HPE_CHUNK_EXTENSIONS_OVERFLOW", "413 Payload Too Large"],
  ["ERR_HTTP_REQUEST_TIMEOUT", "408 Request Timeout"],
]);

const TOO_LARGE_HEADERS = {
  "content-type": "application/problem+json",
  "content-language": "en, de",
  "cache-control": "no-store",
  "content-length": String(Buffer.byteLength(TOO_LARGE)),
};

/**
 * Answers bytes that could not be read as a request, as Node does, with {@link safetyHeaders} and, where a person can do
 * something about it, in words. Then closes the connection.
 */
function answerUnreadable(error: Error, socket: Duplex, isSecure: boolean): void {
  const code = "code" in error ? error.code : undefined;
  if (!socket.writable || code === "ECONNRESET") {
    socket.destroy();
    return;
  }
  const isTooLarge = code === "HPE_HEADER_OVERFLOW";
  const headers = Object.entries({ ...safetyHeaders("/", isSecure), ...(isTooLarge && TOO_LARGE_HEADERS) });
  const lines = headers.map(([name, value]) => `${name}: ${value}`);
  const head = [`HTTP/1.1 ${STATUS_LINES.get(code) ?? "400 Bad Request"}`, "Connection: close", ...lines].join("\r\n");
  // Not destroyed at once, because the rest of the request, still on its way, would then cost the client the answer.
  socket.end(`${head}\r\n\r\n${isTooLarge ? TOO_LARGE : ""}`);
}

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
