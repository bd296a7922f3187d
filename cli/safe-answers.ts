import { ServerResponse, type IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { safetyHeaders } from "../lib/safety-headers.ts";

/** Answers that have {@link safetyHeaders} from the beginning: also those that Node gives by itself, to no host or an odd `Expect`. */
export function safeResponses(isSecure: boolean): typeof ServerResponse {
  return class<Request extends IncomingMessage> extends ServerResponse<Request> {
    constructor(...args: ConstructorParameters<typeof ServerResponse<Request>>) {
      super(...args);
      const [{ url = "/" }] = args;
      for (const [name, value] of Object.entries(safetyHeaders(url, isSecure))) this.setHeader(name, value);
    }
  };
}

const STATUS_LINES: ReadonlyMap<unknown, string> = new Map([
  ["HPE_HEADER_OVERFLOW", "431 Request Header Fields Too Large"],
  ["HPE_CHUNK_EXTENSIONS_OVERFLOW", "413 Payload Too Large"],
  ["ERR_HTTP_REQUEST_TIMEOUT", "408 Request Timeout"],
]);

/** Answers what is no request that could be read, as Node does, with {@link safetyHeaders}, and closes its connection. */
export function answerUnreadable(error: Error, socket: Duplex, isSecure: boolean): void {
  const code = "code" in error ? error.code : undefined;
  if (!socket.writable || code === "ECONNRESET") {
    socket.destroy();
    return;
  }
  const headers = Object.entries(safetyHeaders("/", isSecure)).map(([name, value]) => `${name}: ${value}`);
  const lines = [`HTTP/1.1 ${STATUS_LINES.get(code) ?? "400 Bad Request"}`, "Connection: close", ...headers];
  socket.end(`${lines.join("\r\n")}\r\n\r\n`, () => socket.destroy());
}
