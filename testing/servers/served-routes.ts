import { once } from "node:events";
import { createServer } from "node:http";
import type { Handler } from "aurora-session/http";

/** Routes of the app at an address on this machine. */
export interface ServedRoutes {
  /** Answers every request with this status from now on, without asking the routes; with null, no more. */
  refuseWith(status: number | null): void;
  stop(): Promise<void>;
  start(): Promise<void>;
}

/** Serves handlers of `GET`, by their paths, at a port of localhost. */
export async function serveRoutes(port: number, routes: Readonly<Record<string, Handler>>): Promise<ServedRoutes> {
  let refusal: number | null = null;
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? "/", `http://localhost:${port}`);
    const handler = routes[url.pathname];
    if (handler === undefined || refusal !== null) {
      response.writeHead(refusal ?? 404).end();
      return;
    }
    const gone = new AbortController();
    response.once("close", () => gone.abort());
    const headers = new Headers();
    for (const [name, value] of Object.entries(request.headers)) headers.set(name, String(value));
    const answer = await handler(new Request(url, { headers, signal: gone.signal }), { params: Promise.resolve({}) });
    response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text());
  });
  const start = async () => {
    await once(server.listen(port, "localhost"), "listening");
  };
  const stop = async () => {
    const closed = once(server, "close");
    server.close();
    server.closeAllConnections();
    await closed;
  };
  await start();
  return { refuseWith: (status) => (refusal = status), start, stop };
}
