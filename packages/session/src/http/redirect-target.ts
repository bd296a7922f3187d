import "server-only";
import { settings } from "../base/settings.ts";
import { sameOriginPath } from "../shared/same-origin-path.ts";

/** Returns the path to which a person may be sent after signing in: of the same origin, else the host's home. */
export function redirectTarget(next: unknown): string {
  const { signIn, signUp, signedOut, home } = settings().pages;
  // After a sign-in the sign-in page would lead nowhere.
  return ownPage(next, [signIn, signUp, signedOut]) ?? home;
}

/**
 * Returns the path to which a person is sent after signing out: the page that was asked for, of the same origin, or the page of the
 * receipt. It is that one too while the ending is not committed: it goes on until the server has, and then leads further.
 */
export function signOutTarget(asked: unknown, revocation: "committed" | "pending"): string {
  const { signedOut } = settings().pages;
  const page = ownPage(asked, [signedOut]);
  if (page === null) return signedOut;
  return revocation === "committed" ? page : `${signedOut}?next=${encodeURIComponent(page)}`;
}

// API routes are not pages.
function ownPage(address: unknown, others: readonly string[]): string | null {
  const path = sameOriginPath(address, settings().origin.origin);
  const pathname = path?.split("?")[0];
  return ["/api", ...others].some((other) => pathname === other || pathname?.startsWith(`${other}/`)) ? null : path;
}
