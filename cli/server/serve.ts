import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import type next from "next";
import { endStreams } from "aurora-session/shutdown";
import { beginLaunch, withLaunchedRequest, type LaunchedRequest } from "../../lib/process/launched-request.ts";
import { stopTelemetry } from "../../lib/telemetry/kept-telemetry.ts";
import { addressRules, findClientAddress, isFromHere, type AddressRules } from "./client-address.ts";
import { checkHost, isDevelopersTool, type HostVerdict, createRefusalNotes } from "./host-check.ts";
import { startListeners } from "./listeners.ts";
import { checkRequest, refuse } from "./request-check.ts";
import { requestIdOf } from "./request-id.ts";
import { explainOutdatedForms } from "./outdated-forms.ts";
import { cleanHeaders } from "./request-headers.ts";
import { serverSettingsSchema } from "./server-settings.ts";
import { whenToldToStop } from "../process/stop-signal.ts";

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

const MISDIRECTED = {
  type: "about:blank",
  title: "This server does not answer for that host.",
  status: 421,
  code: "misdirected_request",
};

function problemText(problem: object, { id }: LaunchedRequest): string {
  return JSON.stringify({ ...problem, instance: `urn:uuid:${id}` });
}

function verdictOf(origin: URL, request: IncomingMessage): HostVerdict {
  const hosts = request.headersDistinct["host"] ?? [];
  return checkHost(origin, { method: request.method, target: request.url, hosts });
}

function describe(request: IncomingMessage, response: ServerResponse, rules: AddressRules): LaunchedRequest {
  const peer = request.socket.remoteAddress ?? "";
  const address = findClientAddress(request, rules);
  return { response, id: requestIdOf(request, rules), address, isFromHere: isFromHere(peer, request) };
}

/** Answers requests that are not for Next. Passes the others on, with trustworthy headers and the facts known of them. */
function guard(origin: URL, rules: AddressRules, handle: Handler): Handler {
  const note = createRefusalNotes(origin);
  return async (request, response) => {
    const verdict = verdictOf(origin, request);
    const problem = checkRequest(request);
    const launched = describe(request, response, rules);
    response.setHeader("x-request-id", launched.id);
    if (verdict.kind === "redirect") {
      response.writeHead(308, { location: verdict.location, "cache-control": "no-store" }).end();
    } else if (verdict.kind === "refuse") {
      const sentence = note(request.headers.host);
      if (sentence !== null) withLaunchedRequest(launched, () => console.warn(sentence));
      response
        .writeHead(421, { "content-type": "application/problem+json", "cache-control": "no-store" })
        .end(problemText(MISDIRECTED, launched));
    } else if (problem !== null) {
      refuse(response, problem, launched.id);
    } else if (isDevelopersTool(request.url) && !launched.isFromHere) {
      response.writeHead(404, { "cache-control": "no-store" }).end();
    } else {
      cleanHeaders(request.headers, origin, launched);
      explainOutdatedForms(request, response);
      await withLaunchedRequest(launched, () => handle(request, response));
    }
  };
}

/**
 * Silences one warning of Next's development server, about the file's next name. Nothing is wrong, and it comes at each
 * start.
 */
function hushMiddlewareName(): void {
  const { warn } = console;
  console.warn = (...words: unknown[]) => {
    if (!words.join(" ").includes('The "middleware" file convention is deprecated')) warn(...words);
  };
}

/**
 * The server process: owns the HTTP server and lets Next answer. `argument` is {@link serverSettingsSchema} as JSON.
 * Runs until it is told to stop, lets requests under way finish, and ends the process.
 */
export async function serve(createApp: typeof next, argument: string): Promise<void> {
  // From the first moment on, because the process that started this one may be gone before Next is ready.
  const toldToStop = whenToldToStop();
  const settings = serverSettingsSchema.parse(JSON.parse(argument));
  const { mode, port, hosts } = settings;
  const origin = new URL(settings.origin);
  // Next attaches its hot-reload socket to one server. Ours pass their upgrades to this one, which never listens.
  const upgrades = createServer();
  beginLaunch();
  if (mode === "development") hushMiddlewareName();
  const app = createApp({ dev: mode === "development", hostname: origin.hostname, port, httpServer: upgrades });
  await app.prepare();
  const answer = guard(origin, addressRules(settings), app.getRequestHandler());

  const onRequest = (request: IncomingMessage, response: ServerResponse): void => {
    answer(request, response).catch((error: unknown) => {
      console.error(error);
      response.destroy();
    });
  };
  const listeners = await startListeners(onRequest, port, hosts, origin.protocol === "https:");
  const upgraded = new Set<Duplex>();
  const onUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    upgraded.add(socket);
    socket.once("close", () => upgraded.delete(socket));
    const isOurs = verdictOf(origin, request).kind === "ours";
    if (!isOurs || !upgrades.emit("upgrade", request, socket, head)) socket.destroy();
  };
  // Only hot reload needs upgrades. In production, Node answers such a request as if it had not asked for one.
  if (mode === "development") for (const server of listeners.servers) server.on("upgrade", onUpgrade);
  process.send?.("listening");

  await toldToStop;
  for (const socket of upgraded) socket.destroy();
  endStreams();
  await listeners.stop();
  await app.close();
  await stopTelemetry();
  process.exit(0);
}
