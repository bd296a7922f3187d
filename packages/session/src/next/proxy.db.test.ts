import { NextRequest } from "next/server";
import { expect, test } from "vitest";
import { signedIn, TEST_DEVICE } from "@/testing/helpers/test-browser";
import { proxy } from "./proxy.ts";

async function visit(protect: string, path: string, cookie = ""): Promise<[number, string | null]> {
  const request = new NextRequest(`http://localhost:3000${path}`, {
    headers: { cookie, "user-agent": TEST_DEVICE.userAgent },
  });
  const response = await proxy({ protect: [protect] })(request);
  return [response.status, response.headers.get("location")];
}

test.each([
  ["/app", "/app", 307],
  ["/app", "/app/notes?sort=age", 307],
  ["/app/", "/app", 307],
  ["/app", "/application", 200],
  ["/", "/", 307],
  ["/", "/about", 307],
  // Where people sign in is never closed, or nobody would arrive there.
  ["/", "/login?next=%2F", 200],
  ["/login", "/login", 200],
  ["/", "/_next/static/chunks/app.js", 200],
  ["/", "/api/auth/callback/github?code=x", 200],
  ["/", "/api/authors", 307],
])("with %s protected, a visit to %s without a session is %i", async (protect, path, status) => {
  const next = encodeURIComponent(path).replaceAll("%20", "+");
  expect(await visit(protect, path)).toEqual([
    status,
    status === 200 ? null : `http://localhost:3000/login?next=${next}`,
  ]);
});

test("a person with a live session passes", async () => {
  const { browser } = await signedIn();
  expect(await visit("/app", "/app", browser.cookieHeader())).toEqual([200, null]);
});

test("a host's own proxy answers whom the guard lets pass, and nobody else", async () => {
  const { browser } = await signedIn();
  const own = proxy({
    protect: ["/app"],
    pass: ({ nextUrl }: NextRequest, event: { readonly id: number }) =>
      nextUrl.pathname === "/app/quiet" ? undefined : new Response(`ours ${event.id}`, { headers: { "X-Own": "1" } }),
  });
  const ask = async (path: string, cookie: string) => {
    const headers = { cookie, "user-agent": TEST_DEVICE.userAgent };
    const response = await own(new NextRequest(`http://localhost:3000${path}`, { headers }), { id: 7 });
    return [response.status, response.headers.get("X-Own"), response.headers.get("Cache-Control")];
  };
  const closed = "private, no-store";
  expect(await ask("/app", "")).toEqual([307, null, closed]);
  expect(await ask("/app", browser.cookieHeader())).toEqual([200, "1", closed]);
  expect(await ask("/app/quiet", browser.cookieHeader())).toEqual([200, null, closed]);
  expect(await ask("/shop", "")).toEqual([200, "1", null]);
});
