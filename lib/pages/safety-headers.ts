// Two years. It leaves out includeSubDomains, because other hosts below ours are not ours to bring to https.
const ONLY_HTTPS = "max-age=63072000";
const DATA = /^\/(api|\.well-known)\//;

/**
 * Returns the headers of every answer, whatever makes it (pages, routes, files, errors, the launcher itself): browsers
 * take its type as it says, nobody frames it, no other site's page loads it (Fetch, `Cross-Origin-Resource-Policy`),
 * and over https browsers come back by https only (RFC 6797). An answer for programs is no page: nothing in it runs or
 * loads. `path` begins with a slash.
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
