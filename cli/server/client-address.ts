import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { isIP } from "node:net";
import proxyAddr from "proxy-addr";
import type { ServerSettings } from "./server-settings.ts";

/** One spelling per address: IPv4-mapped IPv6 as IPv4, no zone, no port, no brackets. Null if it is no address. */
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

/** How a server finds out who its clients are. */
export interface AddressRules {
  /** Whether an address is one of `TRUSTED_PROXIES`. */
  readonly isTrusted: ReturnType<typeof proxyAddr.compile>;
  /** `CLIENT_ADDRESS_HEADER`, in which trusted proxies write the client's address; else it is `X-Forwarded-For`. */
  readonly header: string | undefined;
  /** Whether a peer that is no trusted proxy is the client itself, and not a proxy that nobody named. */
  readonly peersAreClients: boolean;
}

/** The rules for a server. It doesn't speak TLS, so an https origin always has a proxy in front, be it named or not. */
export function addressRules({
  origin,
  trustedProxies,
  clientAddressHeader,
}: Pick<ServerSettings, "origin" | "trustedProxies" | "clientAddressHeader">): AddressRules {
  const peersAreClients = trustedProxies.length > 0 || !origin.startsWith("https:");
  return { isTrusted: proxyAddr.compile([...trustedProxies]), header: clientAddressHeader, peersAreClients };
}

/**
 * The address that a request truly came from, or null where nobody trustworthy tells it. From a trusted proxy it is what
 * its header says, or the right-most entry of `X-Forwarded-For` that is not a trusted proxy itself: what stands left of
 * that was written by the client. From anybody else no header is read.
 */
export function findClientAddress(request: IncomingMessage, rules: AddressRules): string | null {
  const { header, peersAreClients } = rules;
  const isTrusted = (entry: string): boolean => rules.isTrusted(normaliseAddress(entry) ?? "", 0);
  const peer = request.socket.remoteAddress ?? "";
  if (!isTrusted(peer)) return peersAreClients ? normaliseAddress(peer) : null;
  if (header !== undefined) return normaliseAddress(String(request.headers[header]));
  const nearest = proxyAddr(request, isTrusted);
  return isTrusted(nearest) ? null : normaliseAddress(nearest);
}

// What browsers and Next's client send of themselves, and agents to Next's tools. Proxies, tunnels and CDNs add other names.
const BROWSERS_OWN =
  /^(accept(-.+)?|cache-control|connection|content-(length|type)|cookie|dnt|host|if-.+|keep-alive|mcp-.+|next-.+|origin|pragma|priority|purpose|range|referer|rsc|save-data|sec-.+|te|upgrade-insecure-requests|user-agent|x-nextjs-.+)$/;

/**
 * Whether a request came straight from a program on this machine: its peer is loopback, and it carries nothing that a
 * browser would not send, as a forwarded one does. A proxy that adds nothing speaks HTTP/1.0, which no browser does.
 */
export function isFromHere(
  peer: string,
  { headers, httpVersion }: { readonly headers: IncomingHttpHeaders; readonly httpVersion: string },
): boolean {
  const isLoopback = /^(127\.|::1$)/.test(normaliseAddress(peer) ?? "");
  return isLoopback && httpVersion === "1.1" && Object.keys(headers).every((name) => BROWSERS_OWN.test(name));
}
