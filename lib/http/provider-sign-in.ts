import "server-only";
import type { NextAuthResult } from "next-auth";
import { NextRequest } from "next/server";
import { readSignInRequest, signInCookies } from "@/lib/account/sign-in-request";
import type { ProviderSignIn } from "@/lib/auth-adapter";
import { readCookiePairs } from "@/lib/cookie-pairs";
import { appendCookies, cookieName } from "@/lib/session/session-cookies";

/** A provider sign-in for the request that is being answered. */
export function beginProviderSignIn(headers: Headers): ProviderSignIn {
  return {
    request: readSignInRequest(headers),
    provider: "unknown",
    isNewAccount: false,
    sessionEpoch: 0,
    created: null,
    refusal: null,
  };
}

/**
 * Lets Auth.js answer, without our session cookies: it would link a new provider account to whoever is signed in. A
 * sign-in that comes of it gets our cookies; the browser's former session ended with it, in the same transaction.
 */
export async function handleProviderRequest(
  request: Request,
  authFor: (signIn: ProviderSignIn) => NextAuthResult,
): Promise<Response> {
  const signIn = beginProviderSignIn(request.headers);
  const { handlers } = authFor(signIn);
  const stripped = withoutSessionCookies(request);
  const answer = request.method === "GET" ? await handlers.GET(stripped) : await handlers.POST(stripped);
  const response = new Response(answer.body, {
    status: answer.status,
    headers: withoutSessionSetCookie(answer.headers),
  });
  response.headers.set("Cache-Control", "no-store");
  if (signIn.refusal !== null) response.headers.set("Location", `/login?error=${signIn.refusal.code}`);
  if (signIn.created !== null) appendCookies(response.headers, signInCookies(signIn.created));
  return response;
}

// Auth.js joins all cookies whose names begin with the session cookie's.
function isSessionCookie(nameOrLine: string): boolean {
  return nameOrLine.startsWith(cookieName("session"));
}

function withoutSessionCookies(request: Request): NextRequest {
  const headers = new Headers(request.headers);
  const kept = [...readCookiePairs(headers.get("cookie") ?? "")].filter(([name]) => !isSessionCookie(name));
  const pairs = kept.flatMap(([name, values]) => values.map((value) => `${name}=${value}`));
  headers.set("cookie", pairs.join("; "));
  const body = request.body === null ? {} : { body: request.body, duplex: "half" as const };
  return new NextRequest(request.url, { method: request.method, headers, ...body });
}

function withoutSessionSetCookie(headers: Headers): Headers {
  const kept = new Headers(headers);
  kept.delete("set-cookie");
  for (const cookie of headers.getSetCookie()) if (!isSessionCookie(cookie)) kept.append("set-cookie", cookie);
  return kept;
}
