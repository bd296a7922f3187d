import { launchedRequest } from "@/lib/process/launched-request";

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
