import { NextRequest } from "next/server";
import { beforeAll, describe, expect, test } from "vitest";
import { PAGE_PATH_HEADER } from "@/lib/page-headers";
import { cookieVectors } from "@/lib/test-cookies";
import { stubEnvironment } from "@/lib/test-environment";
import { config, middleware } from "@/middleware";

beforeAll(() => stubEnvironment());

function visit(path: string, method = "GET", headers: Record<string, string> = {}): Response {
  return middleware(new NextRequest(new URL(path, "http://localhost:3000"), { method, headers }));
}

describe("an app page without a session cookie", () => {
  test.each(["GET", "HEAD"])("by %s leads to /login, with the way back", (method) => {
    const { status, headers } = visit("/dashboard?tab=1&x=%2F", method);
    expect(status).toBe(307);
    const location = new URL(headers.get("location") ?? "");
    expect([location.origin, location.pathname]).toEqual(["http://localhost:3000", "/login"]);
    expect(location.searchParams.get("next")).toBe("/dashboard?tab=1&x=%2F");
  });

  test.each(["/dashboard", "/dashboard/x", "/account", "/account/sessions"])("%s is one", (path) => {
    expect(visit(path).headers.get("location")).toContain("/login?next=");
  });

  test("by POST is not redirected: an action answers for itself", () => {
    expect(visit("/dashboard", "POST").headers.has("location")).toBe(false);
  });

  test("the redirect has the headers of pages too", () => {
    const { headers } = visit("/dashboard");
    expect(headers.get("cache-control")).toBe("private, no-store");
    expect(headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
  });

  test.each(cookieVectors("aurora.session", "x".repeat(43)))(
    "sees a cookie as pages see it: $what",
    ({ cookies, is }) => {
      expect(visit("/dashboard", "GET", { cookie: cookies }).headers.has("location")).toBe(is === "another");
    },
  );
});

describe("what another site posts to a page", () => {
  const post = (headers: Record<string, string>) => visit("/login", "POST", headers);

  test.each([
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
    { origin: "https://evil.example" },
  ])("%o is refused before any Server Action runs, with the headers of pages", async (headers) => {
    const answer = post({ ...headers, "accept-language": "de" });
    expect([answer.status, answer.headers.get("x-frame-options")]).toEqual([403, "DENY"]);
    expect(await answer.json()).toMatchObject({ code: "cross_site", title: "Abgelehnt" });
  });

  test.each([{ "sec-fetch-site": "same-origin" }, { origin: "http://localhost:3000" }, {}])("%o passes", (headers) => {
    expect(post(headers).status).toBe(200);
  });

  test("but its links lead here", () => {
    expect(visit("/login", "GET", { "sec-fetch-site": "cross-site" }).status).toBe(200);
  });
});

test.each(["/", "/login", "/login?next=/dashboard", "/signup", "/signed-out", "/dashboards", "/accounting"])(
  "%s is never redirected, with or without a cookie",
  (path) => {
    expect(visit(path).headers.has("location")).toBe(false);
    expect(visit(path, "GET", { cookie: "aurora.session=x" }).headers.has("location")).toBe(false);
  },
);

test("any session cookie lets a visit pass: whether it is worth something, the page asks itself", () => {
  expect(visit("/dashboard", "GET", { cookie: "aurora.session=garbage" }).headers.has("location")).toBe(false);
});

describe("every page", () => {
  test("is kept by no cache, framed by nobody, and runs only scripts with its own nonce", () => {
    const [first, second] = [visit("/"), visit("/")];
    expect(first.headers.get("cache-control")).toBe("private, no-store");
    expect(first.headers.get("x-frame-options")).toBe("DENY");
    expect(first.headers.get("x-content-type-options")).toBe("nosniff");
    const policy = first.headers.get("content-security-policy") ?? "";
    expect(policy).toMatch(/script-src 'self' 'nonce-[\w-]{20,}' 'strict-dynamic'(;|$)/);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("base-uri 'none'");
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
    expect(second.headers.get("content-security-policy")).not.toBe(policy);
  });

  test("learns its own address, and no client can tell it another", () => {
    const { headers } = visit("/dashboard?x=1", "GET", {
      cookie: "aurora.session=x",
      [PAGE_PATH_HEADER]: "//evil.example",
    });
    expect(headers.get(`x-middleware-request-${PAGE_PATH_HEADER}`)).toBe("/dashboard?x=1");
  });

  test("sets no cookie here", () => {
    for (const path of ["/", "/dashboard", "/login"])
      expect(visit(path, "GET", { cookie: "aurora.session=x" }).headers.getSetCookie()).toEqual([]);
  });
});

test.each([
  ["/dashboard", true],
  ["/login", true],
  ["/", true],
  ["/api/me", false],
  ["/_next/static/x.js", false],
  ["/icon.svg", false],
  ["/.well-known/jwks.json", false],
  ["/apiary", true],
])("%s is its business: %s", (path, matched) => {
  expect(config.matcher.some((pattern) => new RegExp(`^${pattern}$`).test(path))).toBe(matched);
});
