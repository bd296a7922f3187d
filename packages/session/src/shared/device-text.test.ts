import { expect, test } from "vitest";
import { deviceName } from "aurora-session/http";
import { deviceText } from "./device-text.ts";
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
