import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { redirectTarget, signOutTarget } from "./redirect-target.ts";
import { stubEnvironment } from "@/testing/helpers/test-environment";

beforeAll(() => stubEnvironment());

const ORIGIN = "http://localhost:3000";

const ELSEWHERE = [
  "//evil.example",
  "///evil.example",
  "////evil.example",
  "//evil.example/dashboard",
  "//localhost:3000@evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "/\\/evil.example",
  "/\t/evil.example",
  "/\n/evil.example",
  "/\r\n/evil.example",
  "\t//evil.example",
  " //evil.example",
  "/\u0000/evil.example",
  "/\u0085/evil.example\\",
  "/.//evil.example",
  "/..//evil.example",
  "/x/..//evil.example",
  "/./\\evil.example",
  "/dashboard/../..//evil.example",
  "/%2e%2e//evil.example",
  "https://evil.example",
  "https:evil.example",
  "https:/evil.example",
  "http://localhost:3000.evil.example/",
  "http://localhost:3000@evil.example/",
  "@evil.example",
  ".evil.example",
  "evil.example",
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  "java\tscript:alert(1)",
  "data:text/html,hello",
  "blob:http://localhost:3000/x",
  "file:///etc/passwd",
  "\u2215\u2215evil.example",
  "\uFF0F\uFF0Fevil.example",
  "",
  " ",
  "?next=/x",
  "#x",
];

describe("nobody is sent to another site", () => {
  test.each(ELSEWHERE)("by %j", (next) => {
    expect(redirectTarget(next)).toBe("/dashboard");
  });

  test.each([
    "/%2F/evil.example",
    "/%2Fevil.example",
    "/%5Cevil.example",
    "/%5c%5cevil.example?x",
    "/%09/evil.example",
    "/;@evil.example",
    "/@evil.example",
    "/evil.example:80",
    "/\u2215evil.example",
    "/\uFF0Fevil.example",
  ])("%j looks like one, and is a path of ours", (next) => {
    const target = redirectTarget(next);
    expect(new URL(target, ORIGIN).origin).toBe(ORIGIN);
    expect(target).toMatch(/^\/[^/\\]/);
  });

  test("by any text at all", () => {
    const soup = fc.array(
      fc.oneof(fc.constantFrom("/", "\\", ".", "..", ":", "@", "\t", "%2f", "//", "evil.example"), fc.string()),
    );
    fc.assert(
      fc.property(soup, (parts) => {
        const target = redirectTarget(`/${parts.join("")}`);
        expect(new URL(target, ORIGIN).origin).toBe(ORIGIN);
        expect(target).not.toMatch(/^\/[/\\]|[\\\p{Cc}]/u);
      }),
    );
  });

  test.each([undefined, null, 1, ["/dashboard"], { toString: () => "/dashboard" }])(
    "by %o, which is no text",
    (next) => {
      expect(redirectTarget(next)).toBe("/dashboard");
    },
  );
});

describe("nobody is sent round in circles", () => {
  test.each([
    "/login",
    "/login/",
    "/login?next=/login",
    "/signup",
    "/signed-out",
    "/api/me",
    "/api",
    "/x/../login",
    "/./api/auth/logout",
  ])("by %s", (next) => {
    expect(redirectTarget(next)).toBe("/dashboard");
  });
});

test.each([
  ["/dashboard", "/dashboard"],
  ["/account/sessions?tab=1&x=%2F", "/account/sessions?tab=1&x=%2F"],
  ["/apiary", "/apiary"],
  ["/login-help", "/login-help"],
  ["/", "/"],
  ["/dashboard#part", "/dashboard"],
])("%s leads to %s", (next, target) => {
  expect(redirectTarget(next)).toBe(target);
});

describe("after a sign-out", () => {
  test.each(ELSEWHERE)("nobody is sent to another site by %j", (asked) => {
    expect(signOutTarget(asked, "committed")).toBe("/signed-out");
    expect(signOutTarget(asked, "pending")).toBe("/signed-out");
  });

  test.each([
    ["/", "/"],
    ["/goodbye?from=app", "/goodbye?from=app"],
    [`${ORIGIN}/goodbye`, "/goodbye"],
    ["/login", "/login"],
    ["/api/me", "/signed-out"],
    ["/signed-out?ended=9", "/signed-out"],
    [`${ORIGIN}//evil.example`, "/signed-out"],
    [ORIGIN, "/signed-out"],
  ])("%s leads to %s", (asked, target) => {
    expect(signOutTarget(asked, "committed")).toBe(target);
  });

  test("one that is not committed is finished on the receipt's page first", () => {
    expect(signOutTarget("/goodbye?a=b", "pending")).toBe("/signed-out?next=%2Fgoodbye%3Fa%3Db");
  });
});
