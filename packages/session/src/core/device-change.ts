import bowser from "bowser";

/** The facts of a request that tell which device it came from. */
export type DeviceSighting = {
  readonly userAgent: string;
  /** HMAC-SHA-256 of the address, only to tell whether two are the same. Null where no trusted proxy tells it. */
  readonly addressHash: string | null;
};

/**
 * How the device of a request differs from the one its session knows. A new version of the same browser is no difference.
 * It is not "both" if one device can make the change: it asks for the desktop site or plays a phone (docs/decisions/0012).
 */
export type DeviceChange = "none" | "address" | "browser" | "system" | "both";

/** Compares by browser family and operating system. Parses the user agents only if their texts differ. */
export function compareDevices(known: DeviceSighting, seen: DeviceSighting): DeviceChange {
  const unlike = known.userAgent === seen.userAgent ? "none" : compareAgents(known.userAgent, seen.userAgent);
  if (unlike !== "none") return unlike;
  if (known.addressHash === null) return "none";
  const { addressHash } = seen;
  return addressHash !== null && addressHash !== known.addressHash ? "address" : "none";
}

function compareAgents(known: string, seen: string): DeviceChange {
  const [before, now] = [familyOf(known), familyOf(seen)];
  const browser = before.browser !== now.browser;
  const system = before.system !== now.system;
  if (browser && system) return isOneDevice(before, now) ? "system" : "both";
  if (browser) return "browser";
  return system ? "system" : "none";
}

type Family = { readonly browser: string; readonly system: string; readonly engine: string };

function familyOf(userAgent: string): Family {
  if (userAgent === "") return { browser: "", system: "", engine: "" };
  const { browser, os, engine } = bowser.parse(userAgent);
  // Tools have no known browser name, but name themselves: "curl/8.5.0".
  const name = browser.name ?? userAgent.split(/[\s/]/)[0] ?? "";
  return { browser: name, system: os.name ?? "", engine: engineOf(engine.name ?? "", os.name) };
}

// The parser takes Edge for its first engine, EdgeHTML, which no living system has.
function engineOf(name: string, system: string | undefined): string {
  if (name !== "EdgeHTML") return name;
  return system === "iOS" ? "WebKit" : "Blink";
}

// The pairs of engine and system that one device can claim. Browsers change their name with it: DuckDuckGo for iOS then
// calls itself Safari.
const ONE_DEVICE: ReadonlySet<string> = new Set([
  // "Request desktop site": every browser of iOS is WebKit.
  "WebKit iOS, WebKit macOS",
  "Gecko Android, Gecko Linux",
  "Blink Android, Blink Linux",
  // The device mode of Chromium's developer tools.
  ...["Windows", "macOS", "Linux", "Chrome OS"].flatMap((desktop) => [
    `Blink Android, Blink ${desktop}`,
    `WebKit iOS, Blink ${desktop}`,
  ]),
]);

function isOneDevice(first: Family, second: Family): boolean {
  const [one, other] = [first, second].map(({ engine, system }) => `${engine} ${system}`);
  return ONE_DEVICE.has(`${one}, ${other}`) || ONE_DEVICE.has(`${other}, ${one}`);
}

/** The device of a session, as its row keeps it. */
export type SessionDevice = DeviceSighting & {
  readonly name: string;
  readonly addressTruncated: string | null;
};
