import bowser from "bowser";

/** What of a request tells the device it came from. */
export type DeviceSighting = {
  readonly userAgent: string;
  /** HMAC-SHA-256 of the address: tells "the same" from "another", and nothing else. Null where nobody trustworthy tells it. */
  readonly addressHash: string | null;
};

/**
 * How the device of a request differs from the one its session knows. A new version of the same browser is no difference, and
 * "both" is none that the same device makes when it asks for the desktop site or plays a phone (docs/decisions/0012).
 */
export type DeviceChange = "none" | "address" | "browser" | "system" | "both";

/** Compares by browser family and operating system; their names are read only if the texts differ at all. */
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
  // Tools name themselves: "curl/8.5.0".
  const name = browser.name ?? userAgent.split(/[\s/]/)[0] ?? "";
  return { browser: name, system: os.name ?? "", engine: engineOf(engine.name ?? "", os.name) };
}

// Edge is taken for its first engine, which no living system has.
function engineOf(name: string, system: string | undefined): string {
  if (name !== "EdgeHTML") return name;
  return system === "iOS" ? "WebKit" : "Blink";
}

// What one device can say of itself, by engine and system. Browsers take another's name with it: DuckDuckGo for iOS is Safari
// then.
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
