import "server-only";
import { createHmac } from "node:crypto";
import { isIP } from "node:net";
import bowser from "bowser";
import ipaddr from "ipaddr.js";
import { deriveKey } from "../base/derive-key.ts";
import { settings } from "../base/settings.ts";
import type { DeviceSighting, SessionDevice } from "../core/device-change.ts";
import { visibleName } from "../base/visible-name.ts";

const MAX_USER_AGENT_CHARACTERS = 512;
const MAX_NAME_CHARACTERS = 40;
const CONTROL_CHARACTERS = /\p{Cc}/gu;

/**
 * Returns the client's address as the host tells it (`clientAddress`). Null where nobody trustworthy does. Call it while the
 * request is answered.
 */
export function clientAddress(headers: Headers): string | null {
  return parseAddress(settings().clientAddress(headers));
}

function parseAddress(text: string | null): string | null {
  const address = text?.trim() ?? "";
  return isIP(address) === 0 ? null : ipaddr.process(address).toString();
}

/** Returns an address without the part that names one household: IPv4 /24, IPv6 /48. */
export function truncateAddress(address: string): string {
  const parsed = ipaddr.process(address);
  if (parsed.kind() === "ipv4") return `${parsed.toString().split(".").slice(0, 3).join(".")}.0/24`;
  const groups = parsed.toNormalizedString().split(":").slice(0, 3);
  return `${ipaddr.parse(`${groups.join(":")}::`).toString()}/48`;
}

/**
 * Returns a name that a person recognises: "Firefox on Linux". It comes from outside, so only its visible characters
 * are kept.
 */
export function deviceName(userAgent: string): string {
  if (userAgent === "") return "Unknown device";
  const { browser, os } = bowser.parse(userAgent);
  // Tools name themselves: "curl/8.5.0".
  const name = visibleName(browser.name || (userAgent.split(/[\s/]/)[0] ?? "")).slice(0, MAX_NAME_CHARACTERS);
  if (name === "") return "Unknown device";
  return browser.name && os.name ? `${name} on ${os.name}` : name;
}

/**
 * Returns the part of a request that is compared with its session's device. This runs at every request, so it parses
 * nothing, and hashes the address only when that is read.
 */
export function requestSighting(headers: Headers): DeviceSighting {
  const userAgent = (headers.get("user-agent") ?? "")
    .replace(CONTROL_CHARACTERS, "")
    .slice(0, MAX_USER_AGENT_CHARACTERS);
  // Read now, because an event stream compares it again and again, long after the request and in the course of others.
  const told = settings().clientAddress(headers);
  return {
    userAgent,
    get addressHash() {
      const address = parseAddress(told);
      return address === null ? null : hashAddress(address);
    },
  };
}

/**
 * Returns what a session keeps of the device that a request came from. The address is kept as a keyed hash and
 * truncated.
 */
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
