import { NextRequest } from "next/server";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { PAGE_PATH_HEADER } from "@/lib/pages/page-headers";
import { cookieVectors } from "@/testing/helpers/test-cookies";
import { stubEnvironment } from "@/testing/helpers/test-environment";
import nextConfig from "@/next.config";

beforeAll(() => stubEnvironment());

// Next writes what its configuration names in the place of the variable.
vi.stubEnv("APP_SIDE", nextConfig.env?.["APP_SIDE"]);
const { config, middleware } = await import("@/middleware");

/** What a page's own form sends with JavaScript. */
const ACTION = { headers: { "next-action": "00" }, body: "[]" } as const;

type Sent = { readonly headers?: Record<string, string>; readonly body?: BodyInit };

function visit(path: string, method = "GET", headers: Record<string, string> = {}): Promise<Response> {
  return middleware(new NextRequest(new URL(path, "http://localhost:3000"), { method, headers }));
}

function post(path: string, { headers = {}, body = "" }: Sent): Promise<Response> {
  return middleware(new NextRequest(new URL(path, "http://localhost:3000"), { method: "POST", headers, body }));
}

describe("an app page without a session cookie", () => {
  test.each(["GET", "HEAD"])("by %s leads to /login, with the way back", async (method) => {
    const { status, headers } = await visit("/dashboard?tab=1&x=%2F", method);
    expect(status).toBe(307);
    const location = new URL(headers.get("location") ?? "");
    expect([location.origin, location.pathname]).toEqual(["http://localhost:3000", "/login"]);
    expect(location.searchParams.get("next")).toBe("/dashboard?tab=1&x=%2F");
  });

  test.each(["/dashboard", "/dashboard/x", "/account", "/account/sessions", "/admin/sessions"])(
    "%s is one",
    async (path) => {
      expect((await visit(path)).headers.get("location")).toContain("/login?next=");
    },
  );

  test("by POST is not redirected: an action answers for itself", async () => {
    expect((await post("/dashboard", ACTION)).headers.has("location")).toBe(false);
  });

  test("the redirect has the headers of pages too", async () => {
    const { headers } = await visit("/dashboard");
    expect(headers.get("cache-control")).toBe("private, no-store");
    expect(headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
  });

  test.each(cookieVectors("aurora.session", "x".repeat(43)))(
    "sees a cookie as pages see it: $what",
    async ({ cookies, is }) => {
      const { headers } = await visit("/dashboard", "GET", { cookie: cookies });
      expect(headers.has("location")).toBe(is === "another");
    },
  );
});

describe("what another site posts to a page", () => {
  const postWith = (headers: Record<string, string>) =>
    post("/login", { ...ACTION, headers: { ...ACTION.headers, ...headers } });

  test.each([
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
    { origin: "https://evil.example" },
  ])("%o is refused before any Server Action runs, with the headers of pages", async (headers) => {
    const answer = await postWith({ ...headers, "accept-language": "de" });
    expect([answer.status, answer.headers.get("x-frame-options")]).toEqual([403, "DENY"]);
    expect(await answer.json()).toMatchObject({ code: "cross_site", title: "Abgelehnt" });
  });

  test.each([{ "sec-fetch-site": "same-origin" }, { origin: "http://localhost:3000" }, {}])(
    "%o passes",
    async (headers) => {
      expect((await postWith(headers)).status).toBe(200);
    },
  );

  test("but its links lead here", async () => {
    expect((await visit("/login", "GET", { "sec-fetch-site": "cross-site" })).status).toBe(200);
  });
});

describe("what is posted to a page", () => {
  const field = (name: string) => `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n\r\n`;
  const form = { "content-type": "multipart/form-data; boundary=x" };
  const fetched = { "next-action": "00" };

  test.each([
    ["a form that names its action", { headers: form, body: `${field("$ACTION_ID_00")}--x--\r\n` }],
    ["a bound one", { headers: form, body: `${field("$ACTION_REF_1")}${field("email")}--x--\r\n` }],
    ["an action's form", { headers: { ...form, ...fetched }, body: `${field("1_email")}--x--\r\n` }],
    ["an action's values", { headers: { ...fetched, "content-type": "text/plain;charset=UTF-8" }, body: '["$K1"]' }],
  ])("%s passes", async (_what, sent) => {
    expect((await post("/login", sent)).headers.get("x-middleware-next")).toBe("1");
  });

  test.each([
    ["nothing", {}, 400],
    ["JSON", { headers: { "content-type": "application/json" }, body: "{}" }, 400],
    ["another form", { headers: { "content-type": "application/x-www-form-urlencoded" }, body: "$ACTION_ID_00=" }, 400],
    ["a form without an action", { headers: form, body: `${field("email")}--x--\r\n` }, 400],
    ["what only claims to be a form", { headers: form, body: "x" }, 400],
    ["a form that is cut off", { headers: form, body: field("$ACTION_ID_00") }, 400],
    ["a form without a boundary", { headers: { "content-type": "multipart/form-data" }, body: "x" }, 400],
    ["an action's form that is none", { headers: { ...form, ...fetched }, body: "x" }, 400],
    ["an action's values that are none", { headers: fetched, body: '["$K1' }, 400],
    ["an action's values that are no list", { headers: fetched, body: "null" }, 400],
    ["more than 64 KiB", { headers: { ...fetched, "content-length": "65537" }, body: "[]" }, 413],
  ])("%s is refused as a problem", async (_what, sent, status) => {
    const answer = await post("/login", sent);
    expect([answer.status, answer.headers.get("content-type")]).toEqual([status, "application/problem+json"]);
  });

  test("a form that was sent before its page ran, or without scripts, brings its page again", async () => {
    const headers = { "content-type": "application/x-www-form-urlencoded", "sec-fetch-mode": "navigate" };
    const answer = await post("/account/security?x=1", { headers, body: "newPassword=x" });
    expect([answer.status, answer.headers.get("location")]).toEqual([
      303,
      "http://localhost:3000/account/security?x=1",
    ]);
  });

  test.each(["PUT", "PATCH", "DELETE", "OPTIONS"])("%s is refused with what is allowed", async (method) => {
    const { status, headers } = await visit("/login", method, { "sec-fetch-site": "cross-site" });
    expect([status, headers.get("allow")]).toEqual([405, "GET, HEAD, POST"]);
  });
});

test.each(["/", "/login", "/login?next=/dashboard", "/signup", "/signed-out", "/dashboards", "/accounting"])(
  "%s is never redirected, with or without a cookie",
  async (path) => {
    expect((await visit(path)).headers.has("location")).toBe(false);
    expect((await visit(path, "GET", { cookie: "aurora.session=x" })).headers.has("location")).toBe(false);
  },
);

test("any session cookie lets a visit pass: whether it is worth something, the page asks itself", async () => {
  expect((await visit("/dashboard", "GET", { cookie: "aurora.session=garbage" })).headers.has("location")).toBe(false);
});

describe("every page", () => {
  test("is kept by no cache, framed by nobody, and runs only scripts with its own nonce", async () => {
    const [first, second] = [await visit("/"), await visit("/")];
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

  test("learns its own address, and no client can tell it another", async () => {
    const { headers } = await visit("/dashboard?x=1", "GET", {
      cookie: "aurora.session=x",
      [PAGE_PATH_HEADER]: "//evil.example",
    });
    expect(headers.get(`x-middleware-request-${PAGE_PATH_HEADER}`)).toBe("/dashboard?x=1");
  });

  test("sets no cookie here", async () => {
    for (const path of ["/", "/dashboard", "/login"])
      expect((await visit(path, "GET", { cookie: "aurora.session=x" })).headers.getSetCookie()).toEqual([]);
  });
});

test.each([
  ["/dashboard", true],
  ["/login", true],
  ["/", true],
  ["/api/me", false],
  ["/_next/static/x.js", false],
  ["/icon", false],
  ["/.well-known/jwks.json", false],
  ["/apiary", true],
])("%s is its business: %s", (path, matched) => {
  expect(config.matcher.some((pattern) => new RegExp(`^${pattern}$`).test(path))).toBe(matched);
});
