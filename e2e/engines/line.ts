import { once } from "node:events";
import { createServer, request, type IncomingMessage, type ServerResponse } from "node:http";
import { pipeline } from "node:stream";

/** The line between browsers and the app. */
export type Line = {
  readonly origin: string;
  /** Breaks off what is under way. From now on nobody can connect, as if the network ended before the app. */
  cut(): Promise<void>;
  mend(): Promise<void>;
};

type LineOptions = {
  readonly port: number;
  readonly appPort: number;
  /** Scripts that a product would serve beside the app, by their paths. */
  readonly scripts: Readonly<Record<string, string>>;
};

function passOn(appPort: number, incoming: IncomingMessage, outgoing: ServerResponse): void {
  const { method, url, rawHeaders } = incoming;
  const asked = request({ host: "127.0.0.1", port: appPort, method, path: url, headers: rawHeaders });
  const breakOff = (): void => {
    asked.destroy();
    outgoing.destroy();
  };
  asked.on("response", (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
    pipeline(answer, outgoing, () => {});
  });
  asked.on("error", breakOff);
  outgoing.on("close", breakOff);
  pipeline(incoming, asked, () => {});
}

/** Opens a line to the app on a port of loopback. */
export async function openLine({ port, appPort, scripts }: LineOptions): Promise<Line> {
  const server = createServer((incoming, outgoing) => {
    const script = scripts[incoming.url ?? ""];
    if (script === undefined) passOn(appPort, incoming, outgoing);
    else outgoing.writeHead(200, { "content-type": "text/javascript" }).end(script);
  });
  const mend = async (): Promise<void> => {
    if (server.listening) return;
    server.listen(port, "127.0.0.1");
    await once(server, "listening");
  };
  await mend();
  return {
    origin: `http://localhost:${port}`,
    mend,
    cut: async () => {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
