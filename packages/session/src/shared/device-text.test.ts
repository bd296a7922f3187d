import fc from "fast-check";
import { expect, test } from "vitest";
import { deviceName } from "aurora-session/http";
import { truncateAddress } from "../http/request-device.ts";
import { addressText, deviceKind, deviceText, deviceTitle } from "./device-text.ts";
import { CATALOGUE } from "@/lib/words/catalogue";

const FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

test.each([
  [FIREFOX, "Firefox on Linux", "Firefox unter Linux"],
  ["", "Unknown device", "Unbekanntes Gerät"],
  ["curl/8.5.0", "curl", "curl"],
])("%o is %s, %s", (userAgent, english, german) => {
  const name = deviceName(userAgent);
  expect(deviceText(CATALOGUE.en.aurora.devices.names, name)).toBe(english);
  expect(deviceText(CATALOGUE.de.aurora.devices.names, name)).toBe(german);
});

test.each([
  ["203.0.113.0/24", "near 203.0.113.x", "nahe 203.0.113.x"],
  ["2001:db8:1234::/48", "near 2001:db8:1234:…", "nahe 2001:db8:1234:…"],
  ["127.0.0.0/24", "this computer", "dieser Computer"],
  ["::/48", "this computer", "dieser Computer"],
  ["10.1.2.0/24", "your local network", "Ihr lokales Netz"],
  ["172.16.0.0/24", "your local network", "Ihr lokales Netz"],
  ["172.32.0.0/24", "near 172.32.0.x", "nahe 172.32.0.x"],
  ["192.168.1.0/24", "your local network", "Ihr lokales Netz"],
  ["fe80::/48", "your local network", "Ihr lokales Netz"],
  ["fd12:3456:789a::/48", "your local network", "Ihr lokales Netz"],
  ["<b>", "<b>", "<b>"],
  [null, "Unknown address", "Unbekannte Adresse"],
])("the network %s is %s, %s", (network, english, german) => {
  expect(addressText(CATALOGUE.en.aurora.devices, network)).toBe(english);
  expect(addressText(CATALOGUE.de.aurora.devices, network)).toBe(german);
});

test("every address is told without the notation of its network", () => {
  const isAddress = fc.oneof(fc.ipV4(), fc.ipV6());
  fc.assert(
    fc.property(isAddress, (address) => {
      expect(addressText(CATALOGUE.en.aurora.devices, truncateAddress(address))).not.toContain("/");
    }),
  );
});

test.each([
  [FIREFOX, "computer"],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1",
    "phone",
  ],
  [
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36",
    "phone",
  ],
  [
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15",
    "computer",
  ],
  [
    "Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
    "computer",
  ],
  ["curl/8.5.0", "unknown"],
])("%s is a %s", (userAgent, kind) => {
  const device = { name: deviceName(userAgent) };
  expect(deviceKind({ kind: "browser", device })).toBe(kind);
  expect(deviceKind({ kind: "client", device })).toBe("app");
});

test("a person's own name stays as it is, also where it looks like a browser on a system", () => {
  const device = { name: "Firefox on Linux", ownName: "Fun on Sunday", address: null };
  expect(deviceTitle(CATALOGUE.de.aurora.devices.names, { kind: "browser", device })).toBe("Fun on Sunday");
  const app = { kind: "client", device: { ...device, name: "Sync on Sunday", ownName: null } } as const;
  expect(deviceTitle(CATALOGUE.de.aurora.devices.names, app)).toBe("Sync on Sunday");
});
