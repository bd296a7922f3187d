import "server-only";
import { env } from "@/lib/env";
import { Problem } from "@/lib/errors";

/**
 * Whether a state-changing request may come from our own pages. `Sec-Fetch-Site` alone decides where it is present
 * (W3C Fetch Metadata), else `Origin`; a request with neither comes from no browser, so no browser was tricked into it.
 */
export function isSameOrigin(headers: Headers): boolean {
  const site = headers.get("sec-fetch-site");
  if (site !== null) return site === "same-origin" || site === "none";
  const origin = headers.get("origin");
  return origin === null || origin === env().AUTH_URL.origin;
}

/** Throws `cross_site` (403) unless {@link isSameOrigin}. */
export function requireSameOrigin(headers: Headers): void {
  if (!isSameOrigin(headers)) throw new Problem("cross_site");
}

/**
 * Whether a person's press or key made this document load: activity, also without JavaScript. What a browser fetches ahead
 * says that it is not for immediate use (Fetch, `Sec-Purpose`; `Purpose` before it), and nobody may ever look at it.
 */
export function isPersonsNavigation(headers: Pick<Headers, "get" | "has">): boolean {
  return headers.get("sec-fetch-user") === "?1" && !headers.has("sec-purpose") && !headers.has("purpose");
}
