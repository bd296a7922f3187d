import type { IncomingHttpHeaders } from "node:http";
import { CLIENT_ADDRESS_HEADER } from "../lib/client-address.ts";
import { findClientAddress } from "./client-address.ts";

const FORWARDING = new Set([
  "x-forwarded-for",
  "x-forwarded-host",
  "x-forwarded-proto",
  "x-forwarded-port",
  "forwarded",
  "x-real-ip",
]);
// Next speaks to itself in these; from a client they skipped its middleware (CVE-2025-29927) or faked its routing.
const INTERNAL =
  /^(x-middleware-|x-invoke-|x-now-|x-matched-path$|x-prerender-revalidate|x-next-revalidate|next-resume$)/;

interface Origin {
  readonly peer: string;
  readonly origin: URL;
  readonly isTrusted: (address: string) => boolean;
}

/**
 * Leaves only headers that may be believed: nothing that Next keeps to itself, no forwarding headers but a trusted
 * proxy's, and the client's true address in {@link CLIENT_ADDRESS_HEADER}. Changes `headers`.
 */
export function cleanHeaders(headers: IncomingHttpHeaders, { peer, origin, isTrusted }: Origin): void {
  const forwardedFor = headers["x-forwarded-for"];
  const address = findClientAddress(peer, Array.isArray(forwardedFor) ? forwardedFor.join() : forwardedFor, isTrusted);
  for (const name of Object.keys(headers)) if (INTERNAL.test(name) || FORWARDING.has(name)) delete headers[name];
  headers[CLIENT_ADDRESS_HEADER] = address;
  // Next fills gaps from the socket, which behind a proxy is neither the client's nor the app's address.
  headers["x-forwarded-for"] = address;
  headers["x-forwarded-host"] = origin.host;
  headers["x-forwarded-proto"] = origin.protocol.slice(0, -1);
  headers["x-forwarded-port"] = origin.port || (origin.protocol === "https:" ? "443" : "80");
}
