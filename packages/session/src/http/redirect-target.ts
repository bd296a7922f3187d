import "server-only";
import { settings } from "../base/settings.ts";

/** The page for people who asked for none in particular. */
export const HOME = "/dashboard";

/**
 * Returns a path to which a person may be sent after signing in: of the same origin, else {@link HOME}. Refuses everything
 * that browsers resolve to another origin (`//host`, `/\host`, control characters, other schemes; ASVS 5.0 1.3, CWE-601).
 */
export function redirectTarget(next: unknown): string {
  if (typeof next !== "string" || !next.startsWith("/") || /[\\\p{Cc}]/u.test(next)) return HOME;
  const { origin } = settings().origin;
  if (!URL.canParse(next, origin)) return HOME;
  const url = new URL(next, origin);
  if (url.origin !== origin || url.pathname.startsWith("//")) return HOME;
  return isSignInPath(url.pathname) ? HOME : `${url.pathname}${url.search}`;
}

// API routes are not pages, and after a sign-in the sign-in page would lead nowhere.
function isSignInPath(pathname: string): boolean {
  return /^\/(api|login|signup|signed-out)(\/|$)/.test(pathname);
}
