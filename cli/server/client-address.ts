import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { isIP } from "node:net";
import proxyAddr from "proxy-addr";
import type { ServerSettings } from "./server-settings.ts";

/** Returns one spelling per address: IPv4-mapped IPv6 as IPv4, no zone, no port, no brackets. Null if it is not an address. */
export function normaliseAddress(text: string): string | null {
  const bare = text
    .trim()
    .replace(/^\[(.*)\](:\d+)?$/, "$1")
    .replace(/%.*$/, "")
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, "$1");
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(bare);
  const address = (mapped?.[1] ?? bare).toLowerCase();
  return isIP(address) === 0 ? null : address;
}

/** The rules by which a server finds out its clients' addresses. */
export interface AddressRules {
  /** Returns whether an address is one of `TRUSTED_PROXIES`. */
  readonly isTrusted: ReturnType<typeof proxyAddr.compile>;
  /** `CLIENT_ADDRESS_HEADER`, in which trusted proxies write the client's address. If undefined, it is `X-Forwarded-For`. */
  readonly header: string | undefined;
  /** Whether a peer that is not a trusted proxy is the client itself, and not a proxy that nobody named. */
  readonly peersAreClients: boolean;
}

/** Makes the rules for a server. It doesn't speak TLS, so an https origin always has a proxy in front, named or not. */
export function addressRules({
  origin,
  trustedProxies,
  clientAddressHeader,
}: Pick<ServerSettings, "origin" | "trustedProxies" | "clientAddressHeader">): AddressRules {
  const peersAreClients = trustedProxies.length > 0 || !origin.startsWith("https:");
  return { isTrusted: proxyAddr.compile([...trustedProxies]), header: clientAddressHeader, peersAreClients };
}

/**
 * Returns the address that a request truly came from, or null where no trusted proxy tells it. A trusted proxy tells it in
 * its header, or as the right-most entry of `X-Forwarded-For` that is not a trusted proxy itself, because the client wrote
 * the entries to the left of that one. From any other peer no header is read.
 */
export function findClientAddress(request: IncomingMessage, rules: AddressRules): string | null {
  const { header, peersAreClients } = rules;
  const isTrusted = (entry: string): boolean => rules.isTrusted(normaliseAddress(entry) ?? "", 0);
  const peer = request.socket.remoteAddress ?? "";
  if (!isTrusted(peer)) return peersAreClients ? normaliseAddress(peer) : null;
  if (header !== undefined) return normaliseAddress(String(request.headers[header]));
  // A proxy that leaves its entry empty knows no client, and the entry before it is the client's own.
  if (/(^|,)[ \t]*(,|$)/.test(String(request.headers["x-forwarded-for"] ?? "unknown"))) return null;
  const nearest = proxyAddr(request, isTrusted);
  return isTrusted(nearest) ? null : normaliseAddress(nearest);
}

// Headers that browsers, Next's client and agents that use Next's tools send. Proxies, tunnels and CDNs add other names.
const BROWSERS_OWN =
  /^(accept(-.+)?|cache-control|connection|content-(length|type)|cookie|dnt|host|if-.+|keep-alive|mcp-.+|next-.+|origin|pragma|priority|purpose|range|referer|rsc|save-data|sec-.+|te|upgrade-insecure-requests|user-agent|x-nextjs-.+)$/;

/**
 * Returns whether a request came straight from a program on this machine: its peer is loopback, and it has only headers that
 * a browser sends, while a proxy adds others. A proxy that adds none speaks HTTP/1.0, which no browser does.
 */
export function isFromHere(
  peer: string,
  { headers, httpVersion }: { readonly headers: IncomingHttpHeaders; readonly httpVersion: string },
): boolean {
  const isLoopback = /^(127\.|::1$)/.test(normaliseAddress(peer) ?? "");
  return isLoopback && httpVersion === "1.1" && Object.keys(headers).every((name) => BROWSERS_OWN.test(name));
}
