import { AsyncLocalStorage } from "node:async_hooks";
import type { ServerResponse } from "node:http";
import { processState } from "@/lib/process/process-state";

/** Facts about a request, from the server that owns its socket. No header holds them, so no client can forge them. */
export type LaunchedRequest = {
  readonly response: ServerResponse;
  /** The id of the request, a UUID: in its log lines, in its answer's `X-Request-ID`, and in problem documents. */
  readonly id: string;
  /** The client's address: the socket's peer, or the one that a trusted proxy names. Null behind an unnamed proxy. */
  readonly address: string | null;
  /** Whether a program on this machine sent it straight to us, and nothing on the way forwarded it. */
  readonly isFromHere: boolean;
};

declare global {
  interface ProcessState {
    launchedRequests?: AsyncLocalStorage<LaunchedRequest>;
  }
}

/** Notes that our launcher owns the socket of this process. Called once, before Next is ready. */
export function beginLaunch(): void {
  processState.launchedRequests = new AsyncLocalStorage();
}

/** Whether our launcher owns the socket of this process. Elsewhere a platform runs Next itself. */
export function isLaunched(): boolean {
  return processState.launchedRequests !== undefined;
}

/** Runs the handler of a request, in which {@link launchedRequest} returns it. Called by the server that owns the socket. */
export function withLaunchedRequest<Result>(request: LaunchedRequest, handle: () => Result): Result {
  processState.launchedRequests ??= new AsyncLocalStorage();
  return processState.launchedRequests.run(request, handle);
}

/** Runs work that a request sets off for others, as mail or what a connection says that is shared: it belongs to no request. */
export function outsideOfRequests(work: () => void): void {
  if (processState.launchedRequests === undefined) work();
  else processState.launchedRequests.exit(work);
}

/** Returns the request that is being answered, or undefined where another server than our launcher owns the socket. */
export function launchedRequest(): LaunchedRequest | undefined {
  return processState.launchedRequests?.getStore();
}

/**
 * Sets the status of the page that is being rendered. Next offers pages only 404, 403 and 401, and renders any error
 * as an empty document that needs JavaScript; an outage must be 503 and readable without it. Returns false where a platform
 * owns the socket: the page then throws, and Next answers 500.
 */
export function setDocumentStatus(status: number, headers: Readonly<Record<string, string>> = {}): boolean {
  const response = launchedRequest()?.response;
  if (response === undefined || response.headersSent) return false;
  response.statusCode = status;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  return true;
}
