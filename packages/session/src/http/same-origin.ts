import "server-only";
import { settings } from "../base/settings.ts";
import { Problem } from "../base/problem.ts";

/**
 * Returns whether a state-changing request may come from our own pages. `Sec-Fetch-Site` alone decides where it is present
 * (W3C Fetch Metadata), else `Origin`. A request with neither comes from no browser, so no browser was tricked into it.
 */
export function isSameOrigin(headers: Headers): boolean {
  const site = headers.get("sec-fetch-site");
  if (site !== null) return site === "same-origin" || site === "none";
  const origin = headers.get("origin");
  return origin === null || origin === settings().origin.origin;
}

/** Throws `cross_site` (403) unless {@link isSameOrigin}. */
export function requireSameOrigin(headers: Headers): void {
  if (!isSameOrigin(headers)) throw new Problem("cross_site");
}

/**
 * Returns whether a person's click or key press made this document load: that is activity, also without JavaScript. A page
 * that a browser prefetches has `Sec-Purpose` (Fetch; before it, `Purpose`), and perhaps nobody ever looks at it.
 */
export function isPersonsNavigation(headers: Pick<Headers, "get" | "has">): boolean {
  return headers.get("sec-fetch-user") === "?1" && !headers.has("sec-purpose") && !headers.has("purpose");
}
