import type { IncomingHttpHeaders } from "node:http";
import type { LaunchedRequest } from "../../lib/process/launched-request.ts";

const FORWARDING = new Set([
  "x-forwarded-for",
  "x-forwarded-host",
  "x-forwarded-proto",
  "x-forwarded-port",
  "forwarded",
  "x-real-ip",
  "x-request-id",
]);
// Next uses these headers internally. From a client they skipped its middleware (CVE-2025-29927) or faked its routing.
const INTERNAL =
  /^(x-middleware-|x-invoke-|x-now-|x-matched-path$|x-prerender-revalidate|x-next-revalidate|next-resume$)/;

/**
 * Leaves only trustworthy headers: none that Next keeps to itself, and no forwarding headers but our own, from which our
 * code does not read the client's address. Changes `headers`.
 */
export function cleanHeaders(
  headers: IncomingHttpHeaders,
  origin: URL,
  { address, id }: Pick<LaunchedRequest, "address" | "id">,
): void {
  for (const name of Object.keys(headers)) if (INTERNAL.test(name) || FORWARDING.has(name)) delete headers[name];
  // Next fills gaps from the socket, which behind a proxy is neither the client's address nor the app's.
  headers["x-forwarded-for"] = address ?? "unknown";
  headers["x-forwarded-host"] = origin.host;
  headers["x-forwarded-proto"] = origin.protocol.slice(0, -1);
  headers["x-forwarded-port"] = origin.port || (origin.protocol === "https:" ? "443" : "80");
  headers["x-request-id"] = id;
}
