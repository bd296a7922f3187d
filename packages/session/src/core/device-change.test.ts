import { describe, expect, test } from "vitest";
import { compareDevices } from "./device-change.ts";

const BLINK = "AppleWebKit/537.36 (KHTML, like Gecko)";
const WEBKIT = "AppleWebKit/605.1.15 (KHTML, like Gecko)";
const MAC = "Macintosh; Intel Mac OS X 10_15_7";
const IPHONE = "iPhone; CPU iPhone OS 18_5 like Mac OS X";
const ANDROID = "Linux; Android 10; K";
const LINUX = "X11; Linux x86_64";
const WINDOWS = "Windows NT 10.0; Win64; x64";

const AGENTS = {
  "Safari on macOS": `Mozilla/5.0 (${MAC}) ${WEBKIT} Version/18.5 Safari/605.1.15`,
  "Safari for iOS": `Mozilla/5.0 (${IPHONE}) ${WEBKIT} Version/18.5 Mobile/15E148 Safari/604.1`,
  "Firefox for iOS": `Mozilla/5.0 (${IPHONE}) ${WEBKIT} FxiOS/149.0 Mobile/15E148 Safari/605.1.15`,
  "Chrome for iOS": `Mozilla/5.0 (${IPHONE}) ${WEBKIT} CriOS/149.0.0.0 Mobile/15E148 Safari/604.1`,
  "Edge for iOS": `Mozilla/5.0 (${IPHONE}) ${WEBKIT} Version/18.0 EdgiOS/149.0 Mobile/15E148 Safari/605.1.15`,
  "DuckDuckGo for iOS": `Mozilla/5.0 (${IPHONE}) ${WEBKIT} Version/18.5 Mobile/15E148 DuckDuckGo/7 Safari/605.1.15`,
  "Chrome for Android": `Mozilla/5.0 (${ANDROID}) ${BLINK} Chrome/149.0.0.0 Mobile Safari/537.36`,
  "Samsung Internet": `Mozilla/5.0 (${ANDROID}) ${BLINK} SamsungBrowser/29.0 Chrome/136.0.0.0 Mobile Safari/537.36`,
  "Edge for Android": `Mozilla/5.0 (${ANDROID}) ${BLINK} Chrome/149.0.0.0 Mobile Safari/537.36 EdgA/149.0.0.0`,
  "Firefox Focus for Android": "Mozilla/5.0 (Android 15; Mobile; rv:149.0) Gecko/149.0 Focus/149.0",
  "Firefox on Linux": `Mozilla/5.0 (${LINUX}; rv:149.0) Gecko/20100101 Firefox/149.0`,
  "Firefox on Windows": `Mozilla/5.0 (${WINDOWS}; rv:149.0) Gecko/20100101 Firefox/149.0`,
  "Chrome on Linux": `Mozilla/5.0 (${LINUX}) ${BLINK} Chrome/149.0.0.0 Safari/537.36`,
  "Chrome on Windows": `Mozilla/5.0 (${WINDOWS}) ${BLINK} Chrome/149.0.0.0 Safari/537.36`,
  "Chrome on macOS": `Mozilla/5.0 (${MAC}) ${BLINK} Chrome/149.0.0.0 Safari/537.36`,
  "Opera on Windows": `Mozilla/5.0 (${WINDOWS}) ${BLINK} Chrome/149.0.0.0 Safari/537.36 OPR/120.0.0.0`,
  curl: "curl/8.5.0",
} as const;

type Agent = keyof typeof AGENTS;

function between(known: Agent, seen: Agent) {
  const sighting = (agent: Agent) => ({ userAgent: AGENTS[agent], addressHash: null });
  return compareDevices(sighting(known), sighting(seen));
}

const DESKTOP_SITE: readonly (readonly [Agent, Agent])[] = [
  ["Firefox for iOS", "Safari on macOS"],
  ["Chrome for iOS", "Safari on macOS"],
  ["Edge for iOS", "Safari on macOS"],
  ["DuckDuckGo for iOS", "Safari on macOS"],
  ["Samsung Internet", "Chrome on Linux"],
  ["Edge for Android", "Chrome on Linux"],
  ["Chrome for Android", "Chrome on Linux"],
  ["Firefox Focus for Android", "Firefox on Linux"],
];
const DEVICE_MODE: readonly (readonly [Agent, Agent])[] = [
  ["Chrome on Windows", "Safari for iOS"],
  ["Chrome on Linux", "Safari for iOS"],
  ["Chrome on macOS", "Safari for iOS"],
  ["Opera on Windows", "Chrome for Android"],
];

describe("the same device is no other one", () => {
  test.each(DESKTOP_SITE)("when %s asks for the desktop site as %s, and back", (mobile, desktop) => {
    expect([between(mobile, desktop), between(desktop, mobile)]).toEqual(["system", "system"]);
  });

  test.each(DEVICE_MODE)("when the developer tools of %s play %s, and back", (desktop, mobile) => {
    expect([between(mobile, desktop), between(desktop, mobile)]).toEqual(["system", "system"]);
  });
});

test.each<readonly [Agent, Agent]>([
  ["Firefox on Linux", "Chrome on Windows"],
  ["Firefox on Linux", "Safari for iOS"],
  ["Firefox on Windows", "Chrome for Android"],
  ["Firefox on Windows", "Safari on macOS"],
  ["Chrome on Windows", "Safari on macOS"],
  ["Opera on Windows", "Chrome on Linux"],
  ["Safari for iOS", "Chrome for Android"],
  ["Safari on macOS", "Chrome for Android"],
  ["Safari for iOS", "Firefox on Linux"],
  ["Chrome on Linux", "curl"],
])("a cookie of %s that %s sends is on another device, and the other way round", (known, seen) => {
  expect([between(known, seen), between(seen, known)]).toEqual(["both", "both"]);
});
