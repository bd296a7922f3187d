import type { IncomingMessage, ServerResponse } from "node:http";
import { Problem, problemStatus } from "../../lib/errors.ts";
import { problems } from "../../lib/words/en/problems.ts";

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
const PAGE_METHODS = ["GET", "HEAD", "POST"];
// What nothing of ours comes near costs nothing: Next would take milliseconds for each.
const LONGEST_PATH = 2_048;
const LONGEST_URL = 8_192;

/**
 * Why a request is not for Next: a method that it doesn't know or a path that is no UTF-8, over which it fails; or an address
 * that is longer than any.
 */
export function checkRequest({ method = "", url = "" }: Pick<IncomingMessage, "method" | "url">): Problem | null {
  // What each route offers of them, its own 405 says.
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

/** Answers with a problem, as lib/http/problem-response.ts does, in English: nothing of Next runs yet. */
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
