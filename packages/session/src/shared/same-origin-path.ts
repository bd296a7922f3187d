/**
 * Returns path and query of an address of `origin`, or null for everything else: addresses that browsers resolve to another
 * origin (`//host`, `/\\host`, control characters, other schemes; ASVS 5.0 1.3, CWE-601), and what is no text.
 */
export function sameOriginPath(address: unknown, origin: string): string | null {
  if (typeof address !== "string") return null;
  const path = address.startsWith(`${origin}/`) ? address.slice(origin.length) : address;
  if (!path.startsWith("/") || /[\\\p{Cc}]/u.test(path)) return null;
  try {
    const url = new URL(path, origin);
    return url.origin === origin && !url.pathname.startsWith("//") ? `${url.pathname}${url.search}` : null;
  } catch {
    return null;
  }
}
