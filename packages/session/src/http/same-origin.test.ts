import { beforeAll, expect, test } from "vitest";
import { Problem } from "../base/problem.ts";
import { isPersonsNavigation, isSameOrigin, requireSameOrigin } from "./same-origin.ts";
import { stubEnvironment } from "@/testing/helpers/test-environment";

beforeAll(() => stubEnvironment());

const OURS = "http://localhost:3000";

function headersOf(site: string | null, origin: string | null): Headers {
  const headers = new Headers();
  if (site !== null) headers.set("sec-fetch-site", site);
  if (origin !== null) headers.set("origin", origin);
  return headers;
}

const origins = [null, OURS, "null", "https://evil.example"];

test.each(origins)("from our own page, Sec-Fetch-Site alone decides; Origin %s says nothing", (origin) => {
  expect(isSameOrigin(headersOf("same-origin", origin))).toBe(true);
  expect(isSameOrigin(headersOf("none", origin))).toBe(true);
});

test.each([
  "cross-site",
  "same-site",
  "",
  "Same-Origin",
  "same-origin, same-origin",
  "same-origin, cross-site",
  "anything",
])("Sec-Fetch-Site %j is refused, whatever Origin says", (site) => {
  for (const origin of origins) expect(isSameOrigin(headersOf(site, origin))).toBe(false);
});

test.each([
  "null",
  "",
  "https://evil.example",
  "http://localhost",
  "http://localhost:3001",
  "https://localhost:3000",
  "http://127.0.0.1:3000",
  "http://localhost:3000.evil.example",
  "http://localhost:3000/",
  `${OURS}, ${OURS}`,
])("without Sec-Fetch-Site, the origin %j is refused", (origin) => {
  expect(isSameOrigin(headersOf(null, origin))).toBe(false);
});

test("without Sec-Fetch-Site, our own origin is accepted", () => {
  expect(isSameOrigin(headersOf(null, OURS))).toBe(true);
});

test("neither header means no browser, and is accepted", () => {
  expect(isSameOrigin(headersOf(null, null))).toBe(true);
});

test("a refusal is the problem cross_site", () => {
  expect(() => requireSameOrigin(headersOf("cross-site", null))).toThrow(Problem);
  expect(() => requireSameOrigin(headersOf("cross-site", null))).toThrow("cross_site");
});

test.each([
  ["a press or a key", { "sec-fetch-user": "?1" }, true],
  ["a script or a redirect of its own", {}, false],
  ["what the header never says", { "sec-fetch-user": "?0" }, false],
  ["a prefetch", { "sec-fetch-user": "?1", "sec-purpose": "prefetch" }, false],
  ["a page rendered ahead", { "sec-fetch-user": "?1", "sec-purpose": "prefetch;prerender" }, false],
  ["one by another's address", { "sec-fetch-user": "?1", "sec-purpose": "prefetch;anonymous-client-ip" }, false],
  ["a prefetch of an older browser", { "sec-fetch-user": "?1", purpose: "prefetch" }, false],
])("%s: a person's navigation or not", (_what, headers, expected) => {
  expect(isPersonsNavigation(new Headers(headers))).toBe(expected);
});
