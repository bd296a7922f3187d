import "server-only";
import type { NextAuthResult } from "next-auth";
import { decode } from "next-auth/jwt";
import { NextRequest } from "next/server";
import { countProviderStep } from "@/lib/account/sign-in-limits";
import { readSignInRequest, signInCookies } from "@/lib/account/requester";
import type { ProviderSignIn } from "@/lib/auth-js/auth-adapter";
import { authSecrets, isSecureOrigin } from "@/lib/env";
import { passToAuthJs } from "aurora-session/auth-js";
import { Problem, appendCookies, countRefusedSignIn, type CookieChange } from "aurora-session/core";
import { toProblem } from "aurora-session/http";

/** The actions that Auth.js answers, with their methods. After a slash, the id of a configured provider follows. */
const ACTIONS: ReadonlyMap<string, readonly ("GET" | "POST")[]> = new Map([
  ["csrf", ["GET"]],
  ["providers", ["GET"]],
  ["signin", ["GET"]],
  ["signin/", ["POST"]],
  ["callback/", ["GET"]],
]);

const ROUND_TRIP = ["state", "nonce", "pkce"] as const;

/** The name of one of Auth.js's own cookies. */
export function authCookieName(name: "callback" | "csrf" | (typeof ROUND_TRIP)[number]): string {
  return `${isSecureOrigin() ? "__Host-" : ""}aurora.${name}`;
}

/** Makes the provider sign-in of a request. */
export function beginProviderSignIn(headers: Headers): ProviderSignIn {
  return {
    request: readSignInRequest(headers),
    provider: "unknown",
    answer: null,
    isNewAccount: false,
    sessionEpoch: 0,
    created: null,
    refusal: null,
  };
}

/**
 * Lets Auth.js answer its actions ({@link passToAuthJs}). A successful sign-in gets our cookies; the same transaction has ended the browser's former session.
 * Throws `not_found`, `method_not_allowed`, `rate_limited`, `body_too_large` and what `parseParameters` throws; a
 * callback, which people see, leads to the login page instead.
 */
export async function handleProviderRequest(
  request: Request,
  authFor: (signIn: ProviderSignIn) => Pick<NextAuthResult, "handlers">,
  providers: readonly { readonly id: string }[],
): Promise<Response> {
  const callback = requireAction(request, providers);
  const signIn = beginProviderSignIn(request.headers);
  const { address } = signIn.request;
  const refusal = callback === null ? null : await refuseCallback(request, callback, address);
  if (refusal !== null) {
    countRefusedSignIn(refusal);
    return toLogin(refusal);
  }
  if (request.method === "POST") await countProviderStep(address);
  const response = await passToAuthJs(request, authFor(signIn).handlers);
  if (signIn.refusal !== null) {
    countRefusedSignIn(signIn.refusal.code);
    response.headers.set("Location", `/login?error=${signIn.refusal.code}`);
  }
  // Each sign-in gets one try, whatever its outcome.
  if (callback !== null) appendCookies(response.headers, ROUND_TRIP.map(clearedCookie));
  if (signIn.created !== null) appendCookies(response.headers, signInCookies(signIn.created));
  return response;
}

/** Returns the provider of a callback, or null for another action. Throws `not_found` or `method_not_allowed`. */
function requireAction({ url, method }: Request, providers: readonly { readonly id: string }[]): string | null {
  const [action = "", provider, ...rest] = new URL(url).pathname.replace("/api/auth/", "").split("/");
  const isConfigured = providers.some(({ id }) => id === provider);
  const name = provider === undefined ? action : `${action}/`;
  const offered = rest.length === 0 && isConfigured === (provider !== undefined) ? ACTIONS.get(name) : undefined;
  if (offered === undefined) throw new Problem("not_found");
  const methods = offered.flatMap((each) => (each === "GET" ? ["GET", "HEAD"] : [each]));
  if (!methods.includes(method)) throw new Problem("method_not_allowed", { allow: [...methods, "OPTIONS"].join(", ") });
  return action === "callback" && provider !== undefined ? provider : null;
}

/** Returns why a callback is refused before the provider is asked, as a code for the login page's address, or null. */
async function refuseCallback(request: Request, provider: string, address: string | null): Promise<string | null> {
  if (!(await isAwaited(request, provider))) return "not_awaited";
  try {
    await countProviderStep(address);
    return null;
  } catch (error) {
    return toProblem(error).code;
  }
}

// RFC 6749 §10.12: a callback belongs to the sign-in that this browser began last. Auth.js looks too, but asks the provider
// first, and can't tell a second tab from a failure.
async function isAwaited(request: Request, provider: string): Promise<boolean> {
  const { nextUrl, cookies } = new NextRequest(request.url, { headers: request.headers });
  const salt = authCookieName("state");
  try {
    const begun = await decode({ token: cookies.get(salt)?.value ?? "", secret: authSecrets(), salt });
    return begun !== null && begun["value"] === nextUrl.searchParams.get("state") && begun["provider"] === provider;
  } catch {
    return false;
  }
}

function toLogin(error: string): Response {
  return new Response(null, {
    status: 302,
    headers: { Location: `/login?error=${error}`, "Cache-Control": "no-store" },
  });
}

function clearedCookie(name: (typeof ROUND_TRIP)[number]): CookieChange {
  return { name: authCookieName(name), value: "", maxAgeSeconds: 0, httpOnly: true };
}
