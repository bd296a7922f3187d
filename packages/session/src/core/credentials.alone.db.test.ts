import { expect, test, vi } from "vitest";
import * as logout from "@/app/api/auth/logout/route";
import * as signout from "@/app/api/auth/signout/route";
import * as me from "@/app/api/me/route";
import { protectedPage } from "@/components/frame/protected-page";
import { signedIn, TEST_DEVICE } from "@/testing/helpers/test-browser";

let pageHeaders = new Headers();
vi.mock("next/headers", () => ({ headers: () => Promise.resolve(pageHeaders) }));
// React keeps cached values for one request; outside of its server it keeps none.
vi.mock("react", async (original) => ({
  ...(await original<object>()),
  cache: (read: () => unknown) => {
    const kept = new WeakMap<Headers, unknown>();
    return () => {
      if (!kept.has(pageHeaders)) kept.set(pageHeaders, read());
      return kept.get(pageHeaders);
    };
  },
}));

/** Counts how often an answer reads a header that carries credentials. It parses it as often. */
async function countReads(answer: () => Promise<unknown>): Promise<{ cookie: number; authorization: number }> {
  const read = vi.spyOn(Headers.prototype, "get");
  try {
    await answer();
    const countOf = (name: string) => read.mock.calls.filter(([asked]) => asked.toLowerCase() === name).length;
    return { cookie: countOf("cookie"), authorization: countOf("authorization") };
  } finally {
    read.mockRestore();
  }
}

const ONCE = { cookie: 1, authorization: 1 };
// The language is read too, and it may stand in a cookie.
const ONCE_AND_FOR_ITS_LANGUAGE = { cookie: 2, authorization: 1 };
const UNKNOWN = `aurora.session=${"x".repeat(43)}`;

test("GET /api/me parses its credentials once", async () => {
  const { browser, as } = await signedIn();
  expect(await countReads(() => browser.send(me.GET, "GET", "/api/me", as))).toEqual(ONCE);
  const refused = () => browser.send(me.GET, "GET", "/api/me", { headers: { cookie: UNKNOWN } });
  expect(await countReads(refused)).toEqual(ONCE_AND_FOR_ITS_LANGUAGE);
  const ambiguous = { headers: { authorization: "Bearer x" } };
  expect(await countReads(() => browser.send(me.GET, "GET", "/api/me", ambiguous))).toEqual(ONCE_AND_FOR_ITS_LANGUAGE);
});

test.each([
  ["POST /api/auth/logout", logout.POST],
  ["POST /api/auth/signout", signout.POST],
])("%s parses them once", async (path, handler) => {
  for (const headers of [{}, { authorization: "Bearer x" }]) {
    const { browser } = await signedIn();
    expect(await countReads(() => browser.send(handler, "POST", path, { headers }))).toEqual(ONCE);
  }
});

test("a protected page parses them once, whether it is shown or not", async () => {
  const { browser } = await signedIn();
  const render = vi.fn(() => null);
  const page = protectedPage(render);
  const visit = (cookie: string) => {
    pageHeaders = new Headers({ cookie, "user-agent": TEST_DEVICE.userAgent });
    return countReads(() => page({}).catch(String));
  };
  for (const cookie of [browser.cookieHeader(), UNKNOWN]) expect((await visit(cookie)).cookie).toBe(1);
  expect(render).toHaveBeenCalledOnce();
});
