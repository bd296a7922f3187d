import { fill, fillCount, type Plural } from "./fill.ts";
import type { Language } from "./language.ts";
import type { PublicSession } from "./schemas.ts";

/** The words of devices: a known one with its `{browser}` and `{system}`, and any other. */
export type DeviceNames = { readonly known: string; readonly unknown: string };

/**
 * Returns a device in words. Its name is kept as `deviceName` makes it, in English: "Firefox on Linux". The name of an
 * app, and any other name that has not this form, stays as it is.
 */
export function deviceText({ known, unknown }: DeviceNames, name: string): string {
  if (name === "Unknown device") return unknown;
  const [, browser, system] = /^(.+) on (.+)$/.exec(name) ?? [];
  return browser === undefined || system === undefined ? name : fill(known, { browser, system });
}

/** Returns how a person calls a device or an app of theirs: by their own name for it, or else by what it is. */
export function deviceTitle(names: DeviceNames, { kind, device }: Pick<PublicSession, "kind" | "device">): string {
  return device.ownName ?? (kind === "client" ? device.name : deviceText(names, device.name));
}

/** The words of where a device is; `near` has its `{address}`. */
type PlaceWords = Readonly<Record<"unknownAddress" | "near" | "thisComputer" | "localNetwork", string>>;

// As `truncateAddress` writes them. RFC 1122 §3.2.1.3, RFC 4291 §2.5.3.
const LOOPBACK = /^(127\.\d+\.\d+\.0\/24|::\/48)$/;
// RFC 1918 §3, RFC 3927 §2.1, RFC 4193 §3, RFC 4291 §2.5.6.
const LOCAL =
  /^(10\.\d+|192\.168|169\.254|172\.(1[6-9]|2\d|3[01]))\.\d+\.0\/24$|^f([cd][0-9a-f]{2}|e[89ab][0-9a-f]):[0-9a-f:]*\/48$/;

/** Returns where a device is, in words: "near 203.0.113.x" for the network 203.0.113.0/24, as sessions keep it. */
export function addressText(words: PlaceWords, network: string | null): string {
  if (network === null) return words.unknownAddress;
  if (LOOPBACK.test(network)) return words.thisComputer;
  if (LOCAL.test(network)) return words.localNetwork;
  const address = networkText(network);
  return address === network ? network : fill(words.near, { address });
}

/** Returns a network as people write addresses: "203.0.113.x". */
export function networkText(network: string): string {
  return network.replace(/\.0\/24$/, ".x").replace(/:{1,2}\/48$/, ":…");
}

/** The kinds of devices that a name tells apart. */
export type DeviceKind = "computer" | "phone" | "app" | "unknown";

/** Returns what a session runs on, by the system in its device's name. */
export function deviceKind({ kind, device }: Pick<PublicSession, "kind"> & { device: { name: string } }): DeviceKind {
  if (kind === "client") return "app";
  const [, system] = / on (.+)$/.exec(device.name) ?? [];
  if (system === undefined) return "unknown";
  return /^(iOS|Android|Windows Phone|HarmonyOS|KaiOS)$/.test(system) ? "phone" : "computer";
}

/** The words of how many other devices an ending signed out. */
type OtherDevicesWords = { readonly none: string; readonly some: Plural };

/** Returns how many other devices an ending signed out, in words. */
export function otherDevicesText(language: Language, words: OtherDevicesWords, ended: number): string {
  return ended === 0 ? words.none : fillCount(language, words.some, ended);
}
