import { BlockList, isIP } from "node:net";

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

function family(address: string): "ipv4" | "ipv6" {
  return isIP(address) === 4 ? "ipv4" : "ipv6";
}

/** Asks whether an address is one of `TRUSTED_PROXIES`: IP addresses or CIDR ranges. */
export function createProxyTest(proxies: readonly string[]): (address: string) => boolean {
  const list = new BlockList();
  for (const proxy of proxies) {
    const [network = "", prefix] = proxy.split("/");
    const address = normaliseAddress(network);
    if (address === null) throw new Error(`"${proxy}" is neither an IP address nor a CIDR range.`);
    if (prefix === undefined) list.addAddress(address, family(address));
    else list.addSubnet(address, Number(prefix), family(address));
  }
  return (address) => list.check(address, family(address));
}

/**
 * The address a request truly came from: the socket's peer, or, behind trusted proxies, the right-most entry of
 * `X-Forwarded-For` that is not itself a trusted proxy. What stands left of it was written by the client.
 */
export function findClientAddress(
  peer: string,
  forwardedFor: string | undefined,
  isTrusted: (address: string) => boolean,
): string {
  let nearest = normaliseAddress(peer) ?? peer;
  for (const entry of (forwardedFor ?? "").split(",").toReversed()) {
    if (isIP(nearest) === 0 || !isTrusted(nearest)) break;
    const address = normaliseAddress(entry);
    if (address === null) break;
    nearest = address;
  }
  return nearest;
}
