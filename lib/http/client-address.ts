import "server-only";
import ipaddr from "ipaddr.js";
import { clearPoints, limitKey, requirePoint, type Limit } from "@/lib/http/rate-limit";

// Forms of an IPv4 client's address from a translator: mapped (RFC 4291 §2.5.5.2), translated (RFC 6145), NAT64 (RFC 6052).
const HOLDS_IPV4: ReadonlySet<string> = new Set(["ipv4Mapped", "rfc6145", "rfc6052"]);
// Providers give one customer between a /64 and a /48 (RFC 6177).
const WIDE_FACTOR = 8;

/** A network that limits count as one client, and how many times the points of a limit it has. */
type ClientNetwork = { readonly network: string; readonly factor: number };

/**
 * Returns the networks that count as one client. For IPv4 that is the address, however it is written. For IPv6 it is the /64,
 * in which a household or a rented server can choose its addresses, and also the /48 with eight times the points. None
 * where the address is unknown.
 */
export function clientNetworks(address: string | null): readonly ClientNetwork[] {
  if (address === null) return [];
  const parsed = ipaddr.parse(address);
  const bytes = parsed.toByteArray();
  if (parsed.kind() === "ipv4" || HOLDS_IPV4.has(parsed.range()))
    return [{ network: bytes.slice(-4).join("."), factor: 1 }];
  const network = (length: number) => `${Buffer.from(bytes.slice(0, length / 8)).toString("hex")}/${length}`;
  return [
    { network: network(64), factor: 1 },
    { network: network(48), factor: WIDE_FACTOR },
  ];
}

/**
 * Takes one point from a client, for each of its networks. `parts` say what is counted, beside the client. Counts nothing
 * where the address is unknown, because nobody may share a count with strangers. Throws `rate_limited`,
 * `DatabaseUnavailable`.
 */
export async function requireClientPoint(limit: Limit, address: string | null, ...parts: string[]): Promise<void> {
  // The narrow network comes first, so that one which is refused uses up none of its neighbours' points.
  for (const { network, factor } of clientNetworks(address))
    await requirePoint({ ...limit, points: limit.points * factor }, limitKey(...parts, network));
}

/** Gives a client all of its points back. Throws `DatabaseUnavailable`. */
export async function clearClientPoints(limit: Limit, address: string | null, ...parts: string[]): Promise<void> {
  for (const { network } of clientNetworks(address)) await clearPoints(limit, limitKey(...parts, network));
}
