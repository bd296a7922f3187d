import type { IncomingMessage, ServerResponse } from "node:http";
import { problems } from "../../lib/words/en/problems.ts";

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
const PAGE_METHODS = ["GET", "HEAD", "POST"];
// No address of ours is nearly as long. Longer ones are refused here, because Next would take milliseconds for each.
const LONGEST_PATH = 2_048;
const LONGEST_URL = 8_192;

const STATUSES = { method_not_allowed: 405, not_found: 404, uri_too_long: 414, invalid_request: 400 } as const;

/** The refusal of a request: its code, as a `Problem` of the app has it, and the methods that are allowed. */
export type Refusal = { readonly code: keyof typeof STATUSES; readonly extras: { readonly allow?: string } };

function refusal(code: Refusal["code"], extras: Refusal["extras"] = {}): Refusal {
  return { code, extras };
}

/**
 * Returns why a request is not passed to Next, or null: a method that it doesn't know or a path that is not UTF-8, over
 * which it fails, or an address that is too long.
 */
export function checkRequest({ method = "", url = "" }: Pick<IncomingMessage, "method" | "url">): Refusal | null {
  // These are the methods in general. A route's own 405 lists those that the route has.
  const allowed = url.startsWith("/api/") ? METHODS : PAGE_METHODS;
  if (!METHODS.includes(method)) return refusal("method_not_allowed", { allow: allowed.join(", ") });
  const [path = ""] = url.split("?", 1);
  if (path.length > LONGEST_PATH) return refusal("not_found");
  if (url.length > LONGEST_URL) return refusal("uri_too_long");
  try {
    decodeURI(path);
    return null;
  } catch {
    return refusal("invalid_request");
  }
}

/** Answers with a problem, as packages/session/src/http/problem-response.ts does, but in English, because nothing of Next runs yet. */
export function refuse(response: ServerResponse, { code, extras }: Refusal, requestId: string): void {
  const status = STATUSES[code];
  const headers = {
    "content-type": "application/problem+json",
    "content-language": "en",
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    ...(extras.allow !== undefined && { allow: extras.allow }),
  };
  const body = {
    type: `urn:aurora:problem:${code}`,
    status,
    code,
    ...problems[code],
    instance: `urn:uuid:${requestId}`,
  };
  response.writeHead(status, headers).end(JSON.stringify(body));
}
