import "server-only";
import { settings } from "../base/settings.ts";

/**
 * Returns a path to which a person may be sent after signing in: of the same origin, else the host's home. Refuses everything
 * that browsers resolve to another origin (`//host`, `/\host`, control characters, other schemes; ASVS 5.0 1.3, CWE-601).
 */
export function redirectTarget(next: unknown): string {
  const { pages, origin: app } = settings();
  if (typeof next !== "string" || !next.startsWith("/") || /[\\\p{Cc}]/u.test(next)) return pages.home;
  const { origin } = app;
  if (!URL.canParse(next, origin)) return pages.home;
  const url = new URL(next, origin);
  if (url.origin !== origin || url.pathname.startsWith("//")) return pages.home;
  return isSignInPath(url.pathname) ? pages.home : `${url.pathname}${url.search}`;
}

// API routes are not pages, and after a sign-in the sign-in page would lead nowhere.
function isSignInPath(pathname: string): boolean {
  const { signIn, signUp, signedOut } = settings().pages;
  return ["/api", signIn, signUp, signedOut].some((path) => pathname === path || pathname.startsWith(`${path}/`));
}
