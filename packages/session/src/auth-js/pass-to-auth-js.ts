import "server-only";
import { NextRequest } from "next/server";
import { z } from "zod";
import { settings } from "../base/settings.ts";
import { cookieName } from "../core/session-cookies.ts";
import { parseParameters } from "../http/parameters.ts";
import { redirectTarget } from "../http/redirect-target.ts";
import { readCookiePairs } from "../shared/cookie-pairs.ts";

/** The sign-in page that Auth.js brings along, for hosts that have none of their own. */
export const AUTH_JS_SIGN_IN = "/api/auth/signin";

/** Auth.js's own handlers, as `NextAuth` returns them. */
export type AuthJsHandlers = Readonly<Record<"GET" | "POST", (request: NextRequest) => Promise<Response>>>;

/**
 * Lets Auth.js answer a request without our session cookie, because it would link a new provider account to the person who
 * is signed in, and returns its answer without that cookie: the caller sets ours. Throws what {@link parseParameters} throws.
 */
export async function passToAuthJs(request: Request, handlers: AuthJsHandlers): Promise<Response> {
  const asked = await forAuthJs(request);
  const answer = asked.method === "POST" ? await handlers.POST(asked) : await handlers.GET(asked);
  const headers = withoutSessionSetCookie(answer.headers);
  headers.set("Cache-Control", "no-store");
  return new Response(answer.body, { status: answer.status, headers });
}

// Auth.js joins all cookies whose names begin with the session cookie's, and trims away more than blanks.
function isSessionCookie(nameOrLine: string): boolean {
  return nameOrLine.trim().startsWith(cookieName("session"));
}

/** Returns the request as Auth.js gets it: HEAD becomes GET, and a body has to be a small form. */
async function forAuthJs(request: Request): Promise<NextRequest> {
  const headers = new Headers(request.headers);
  const kept = [...readCookiePairs(headers.get("cookie") ?? "")].filter(([name]) => !isSessionCookie(name));
  headers.set("cookie", kept.flatMap(([name, values]) => values.map((value) => `${name}=${value}`)).join("; "));
  // Auth.js makes addresses of mailed links and of callbacks from this one, and a `Host` header may say anything.
  const { pathname, search } = new URL(request.url);
  const url = new URL(pathname + search, settings().origin);
  // Auth.js's own page has another name for the way back.
  const next = url.searchParams.get("next");
  if (pathname === AUTH_JS_SIGN_IN && next !== null) url.searchParams.set("callbackUrl", redirectTarget(next));
  if (request.method !== "POST") return new NextRequest(url, { headers });
  const fields = await parseParameters(request, z.record(z.string(), z.string()));
  headers.delete("content-length");
  headers.set("content-type", "application/x-www-form-urlencoded");
  return new NextRequest(url, { method: "POST", headers, body: new URLSearchParams(fields).toString() });
}

function withoutSessionSetCookie(headers: Headers): Headers {
  const kept = new Headers(headers);
  kept.delete("set-cookie");
  for (const cookie of headers.getSetCookie()) if (!isSessionCookie(cookie)) kept.append("set-cookie", cookie);
  return kept;
}
