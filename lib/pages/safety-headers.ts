// Two years. Without includeSubDomains: whether other hosts below ours speak https is not ours to decide.
const ONLY_HTTPS = "max-age=63072000";
const DATA = /^\/(api|\.well-known)\//;

/**
 * What every answer carries, whoever makes it (pages, routes, files, errors, the launcher itself): it is what it says it is,
 * nobody frames it, no other site's page loads it (Fetch, `Cross-Origin-Resource-Policy`), and over https browsers come
 * back by https only (RFC 6797). What programs read is no page: nothing in it runs or loads. `path` begins with a slash.
 */
export function safetyHeaders(path: string, isSecure: boolean): Record<string, string> {
  return {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Resource-Policy": "same-origin",
    ...(DATA.test(path) && { "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'" }),
    ...(isSecure && { "Strict-Transport-Security": ONLY_HTTPS }),
  };
}
