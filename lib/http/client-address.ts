import "server-only";
import ipaddr from "ipaddr.js";
import { clearPoints, limitKey, requirePoint, type Limit } from "@/lib/http/rate-limit";

// An IPv4 client that reached us through a translator: mapped (RFC 4291 §2.5.5.2), translated (RFC 6145), NAT64 (RFC 6052).
const HOLDS_IPV4: ReadonlySet<string> = new Set(["ipv4Mapped", "rfc6145", "rfc6052"]);
// What providers give one customer is between a /64 and a /48 (RFC 6177).
const WIDE_FACTOR = 8;

/** A network that limits count as one client, and how many times the points of a limit it has. */
type ClientNetwork = { readonly network: string; readonly factor: number };

/**
 * Who is one client: an IPv4 address, however it is written; of IPv6 the /64, which is what a household or a rented server
 * has to choose addresses from, and again the /48 with eight times the points. None where the address is unknown.
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
 * Takes one point of a client's, for each of its networks; `parts` tell what it is counted for, beside the client. Nothing
 * is counted where the address is unknown: nobody shares a count with strangers. Throws `rate_limited`,
 * `DatabaseUnavailable`.
 */
export async function requireClientPoint(limit: Limit, address: string | null, ...parts: string[]): Promise<void> {
  // The narrow one first: a network that is refused uses up nothing of its neighbours'.
  for (const { network, factor } of clientNetworks(address))
    await requirePoint({ ...limit, points: limit.points * factor }, limitKey(...parts, network));
}

/** Gives a client all of its points back. Throws `DatabaseUnavailable`. */
export async function clearClientPoints(limit: Limit, address: string | null, ...parts: string[]): Promise<void> {
  for (const { network } of clientNetworks(address)) await clearPoints(limit, limitKey(...parts, network));
}
