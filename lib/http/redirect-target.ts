import "server-only";
import { env } from "@/lib/env";

/** Where people go who asked for nowhere in particular. */
export const HOME = "/dashboard";

/**
 * A path that a person may be sent to after signing in: same origin, else {@link HOME}. Everything that browsers resolve
 * to another origin (`//host`, `/\host`, control characters, other schemes) is refused (ASVS 5.0 1.3, CWE-601).
 */
export function redirectTarget(next: unknown): string {
  if (typeof next !== "string" || !next.startsWith("/") || /[\\\p{Cc}]/u.test(next)) return HOME;
  const { origin } = env().AUTH_URL;
  if (!URL.canParse(next, origin)) return HOME;
  const url = new URL(next, origin);
  if (url.origin !== origin || url.pathname.startsWith("//")) return HOME;
  return isSignInPath(url.pathname) ? HOME : `${url.pathname}${url.search}`;
}

// Routes are no pages, and a sign-in that leads to a sign-in leads nowhere.
function isSignInPath(pathname: string): boolean {
  return /^\/(api|login|signup|signed-out)(\/|$)/.test(pathname);
}
