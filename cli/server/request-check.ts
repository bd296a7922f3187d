import type { IncomingMessage, ServerResponse } from "node:http";
import { Problem, problemStatus } from "../../lib/errors.ts";
import { problems } from "../../lib/words/en/problems.ts";

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
const PAGE_METHODS = ["GET", "HEAD", "POST"];
// No address of ours is nearly as long. Longer ones are refused here, because Next would take milliseconds for each.
const LONGEST_PATH = 2_048;
const LONGEST_URL = 8_192;

/**
 * Returns why a request is not passed to Next, or null: a method that it doesn't know or a path that is not UTF-8, over
 * which it fails, or an address that is too long.
 */
export function checkRequest({ method = "", url = "" }: Pick<IncomingMessage, "method" | "url">): Problem | null {
  // These are the methods in general. A route's own 405 lists those that the route has.
  const allowed = url.startsWith("/api/") ? METHODS : PAGE_METHODS;
  if (!METHODS.includes(method)) return new Problem("method_not_allowed", { allow: allowed.join(", ") });
  const [path = ""] = url.split("?", 1);
  if (path.length > LONGEST_PATH) return new Problem("not_found");
  if (url.length > LONGEST_URL) return new Problem("uri_too_long");
  try {
    decodeURI(path);
    return null;
  } catch (error) {
    return new Problem("invalid_request", {}, error);
  }
}

/** Answers with a problem, as lib/http/problem-response.ts does, but in English, because nothing of Next runs yet. */
export function refuse(response: ServerResponse, { code, extras }: Problem): void {
  const status = problemStatus(code);
  const headers = {
    "content-type": "application/problem+json",
    "content-language": "en",
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    ...(extras.allow !== undefined && { allow: extras.allow }),
  };
  const body = { type: `urn:aurora:problem:${code}`, status, code, ...problems[code] };
  response.writeHead(status, headers).end(JSON.stringify(body));
}
