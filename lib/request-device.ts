import "server-only";
import { createHmac } from "node:crypto";
import { isIP } from "node:net";
import bowser from "bowser";
import ipaddr from "ipaddr.js";
import { CLIENT_ADDRESS_HEADER } from "@/lib/client-address";
import { deriveKey, env } from "@/lib/env";
import type { DeviceSighting } from "@/lib/session/device-change";
import type { SessionDevice } from "@/lib/session/session-device";

const MAX_USER_AGENT_CHARACTERS = 512;
const CONTROL_CHARACTERS = /\p{Cc}/gu;

/** The address of the client as the launcher or the platform tells it, or null where nobody trustworthy does. */
export function clientAddress(headers: Headers): string | null {
  const value = headers.get(env().CLIENT_ADDRESS_HEADER ?? CLIENT_ADDRESS_HEADER)?.trim() ?? "";
  return isIP(value) === 0 ? null : ipaddr.process(value).toString();
}

/** An address without the part that names one household: IPv4 /24, IPv6 /48. */
export function truncateAddress(address: string): string {
  const parsed = ipaddr.process(address);
  if (parsed.kind() === "ipv4") return `${parsed.toString().split(".").slice(0, 3).join(".")}.0/24`;
  const groups = parsed.toNormalizedString().split(":").slice(0, 3);
  return `${ipaddr.parse(`${groups.join(":")}::`).toString()}/48`;
}

/** "Firefox on Linux": what a person recognises. Data from outside, so control characters are dropped. */
export function deviceName(userAgent: string): string {
  if (userAgent === "") return "Unknown device";
  const { browser, os } = bowser.parse(userAgent);
  // Tools name themselves: "curl/8.5.0".
  if (!browser.name) return userAgent.split(/[\s/]/)[0]?.slice(0, 40) || "Unknown device";
  return os.name ? `${browser.name} on ${os.name}` : browser.name;
}

/**
 * What of a request is compared with its session's device: made at every request, so it parses nothing, and hashes the
 * address only for whoever asks.
 */
export function requestSighting(headers: Headers): DeviceSighting {
  const userAgent = (headers.get("user-agent") ?? "")
    .replace(CONTROL_CHARACTERS, "")
    .slice(0, MAX_USER_AGENT_CHARACTERS);
  return {
    userAgent,
    get addressHash() {
      const address = clientAddress(headers);
      return address === null ? null : hashAddress(address);
    },
  };
}

/** What a session keeps of the device that a request came from. The address is kept as a keyed hash and truncated. */
export function requestDevice(headers: Headers): SessionDevice {
  const sighting = requestSighting(headers);
  const address = clientAddress(headers);
  return {
    ...sighting,
    name: deviceName(sighting.userAgent),
    addressTruncated: address === null ? null : truncateAddress(address),
  };
}

function hashAddress(address: string): string {
  // A browser reaches "localhost" by either of its addresses, from one request to the next.
  const known = ipaddr.parse(address).range() === "loopback" ? "loopback" : address;
  return createHmac("sha256", deriveKey("address")).update(known).digest("base64url");
}
