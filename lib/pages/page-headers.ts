import "server-only";
import { env, isSecureOrigin } from "@/lib/env";
import { safetyHeaders } from "@/lib/pages/safety-headers";

/**
 * The header in which the middleware tells a page its own address, for the way back after signing in. Next does not
 * tell it.
 */
export const PAGE_PATH_HEADER = "x-aurora-page";

// The address of these pages holds a secret. Under "no-referrer" their forms would be sent with "Origin: null", and refused
// (WHATWG Fetch, "append a request Origin header").
const MAILED_LINK = /^\/(reset-password|confirm-email|verify-email|undo-email-change|report-sign-in|outbox)(\/|$)/;

// Chromium applies `form-action` to the redirect that answers a form too, and a provider's button is answered by one.
function providerOrigins(): string[] {
  const { AUTH_GITHUB_ID, AUTH_GOOGLE_ID, AUTH_OIDC_ISSUER } = env();
  return [
    ...(AUTH_GITHUB_ID === undefined ? [] : ["https://github.com"]),
    ...(AUTH_GOOGLE_ID === undefined ? [] : ["https://accounts.google.com"]),
    ...(AUTH_OIDC_ISSUER === undefined ? [] : [new URL(AUTH_OIDC_ISSUER).origin]),
  ];
}

/**
 * Returns the headers of every page. Scripts run only with the request's nonce (CSP Level 3 `strict-dynamic`), nobody
 * frames us, and nothing of an address leaves for other sites.
 */
export function pageHeaders(pathname: string, nonce: string, isDevelopment: boolean): Record<string, string> {
  const policy = {
    "default-src": "'self'",
    "script-src": `'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    // Next and React write style attributes; styles can't run code.
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data:",
    "connect-src": isDevelopment ? "'self' ws:" : "'self'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": ["'self'", ...providerOrigins()].join(" "),
    "frame-ancestors": "'none'",
  };
  return {
    ...safetyHeaders(pathname, isSecureOrigin()),
    "Content-Security-Policy": Object.entries(policy)
      .map(([directive, sources]) => `${directive} ${sources}`)
      .join("; "),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": MAILED_LINK.test(pathname) ? "strict-origin" : "same-origin",
    "Cache-Control": "private, no-store",
  };
}

/** Returns the nonce of a policy that {@link pageHeaders} made. The middleware hands it to the page, for its own scripts. */
export function nonceOf(policy: string | null): string | undefined {
  return /'nonce-([\w-]+)'/.exec(policy ?? "")?.[1];
}
