import { AsyncLocalStorage } from "node:async_hooks";
import type { ServerResponse } from "node:http";
import { processState } from "@/lib/process-state";

declare global {
  interface ProcessState {
    documentResponses?: AsyncLocalStorage<ServerResponse>;
  }
}

/** Runs a request so that {@link setDocumentStatus} reaches its response. Called by the server that owns the socket. */
export function withDocumentResponse<Result>(response: ServerResponse, handle: () => Result): Result {
  processState.documentResponses ??= new AsyncLocalStorage();
  return processState.documentResponses.run(response, handle);
}

/**
 * Sets the status of the page that is being rendered. Next offers pages only 404, 403 and 401, and renders any error
 * as an empty document that needs JavaScript; an outage must be 503 and readable without it. False where somebody else
 * owns the socket: the page then throws, which answers 500.
 */
export function setDocumentStatus(status: number, headers: Readonly<Record<string, string>> = {}): boolean {
  const response = processState.documentResponses?.getStore();
  if (response === undefined || response.headersSent) return false;
  response.statusCode = status;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  return true;
}
