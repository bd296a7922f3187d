import { AsyncLocalStorage } from "node:async_hooks";
import type { ServerResponse } from "node:http";
import { processState } from "@/lib/process/process-state";

/** What the server that owns the socket knows of a request. No header can say it, so no client can write it. */
export type LaunchedRequest = {
  readonly response: ServerResponse;
  /** The client's address: the socket's peer, or what a trusted proxy tells. Null behind a proxy that nobody named. */
  readonly address: string | null;
  /** Whether a program on this machine sent it straight to us, and nothing on the way forwarded it. */
  readonly isFromHere: boolean;
};

declare global {
  interface ProcessState {
    launchedRequests?: AsyncLocalStorage<LaunchedRequest>;
  }
}

/** Says that our launcher owns the socket of this process: before Next is ready, and once. */
export function beginLaunch(): void {
  processState.launchedRequests = new AsyncLocalStorage();
}

/** Whether our launcher owns the socket of this process. Elsewhere a platform runs Next itself. */
export function isLaunched(): boolean {
  return processState.launchedRequests !== undefined;
}

/** Runs what answers a request, so that {@link launchedRequest} tells of it. Called by the server that owns the socket. */
export function withLaunchedRequest<Result>(request: LaunchedRequest, handle: () => Result): Result {
  processState.launchedRequests ??= new AsyncLocalStorage();
  return processState.launchedRequests.run(request, handle);
}

/** The request that is being answered; undefined where another server than our launcher owns the socket. */
export function launchedRequest(): LaunchedRequest | undefined {
  return processState.launchedRequests?.getStore();
}
