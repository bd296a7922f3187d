import bowser from "bowser";

/** What of a request tells the device it came from. */
export type DeviceSighting = {
  readonly userAgent: string;
  /** HMAC-SHA-256 of the address: tells "the same" from "another", and nothing else. Null where nobody trustworthy tells it. */
  readonly addressHash: string | null;
};

/** How the device of a request differs from the one its session knows. A new version of the same browser is no difference. */
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
  if (browser && system) return "both";
  if (browser) return "browser";
  return system ? "system" : "none";
}

function familyOf(userAgent: string): { browser: string; system: string } {
  if (userAgent === "") return { browser: "", system: "" };
  const { browser, os } = bowser.parse(userAgent);
  // Tools name themselves: "curl/8.5.0".
  return { browser: browser.name ?? userAgent.split(/[\s/]/)[0] ?? "", system: os.name ?? "" };
}
