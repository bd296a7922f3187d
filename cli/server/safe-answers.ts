import { ServerResponse, type IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { safetyHeaders } from "../../lib/pages/safety-headers.ts";

/**
 * Returns a response class that has {@link safetyHeaders} from the beginning, also for answers that Node gives by itself, to
 * a request without a host or with an odd `Expect`.
 */
export function safeResponses(isSecure: boolean): typeof ServerResponse {
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
export function answerUnreadable(error: Error, socket: Duplex, isSecure: boolean): void {
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
