import { beforeAll, describe, expect, test } from "vitest";
import { findRoutes, type FoundRoute } from "@/app/api/test-routes";
import { endingTicket } from "aurora-session/core";
import { endReasonOf, execute, signedIn, TestBrowser } from "@/testing/helpers/test-browser";

let routes: FoundRoute[] = [];
beforeAll(async () => {
  routes = await findRoutes();
});

// Sign-in, rotation and sign-out exist to set the session cookie. A provider's callback is tested where it completes.
const MAY_SET = /^(POST \/api\/auth\/(login|signup|logout|signout|reauthenticate)|DELETE \/api\/auth\/sessions.*)$/;

function nameOf({ method, path }: FoundRoute): string {
  return `${method} ${path}`;
}

function sessionCookiesOf(answer: Response): string[] {
  return answer.headers.getSetCookie().filter((line) => /^(__Host-)?aurora\.(session|sid)/.test(line));
}

/** Returns why the session ended that a browser names, or null if it names none or a live one. */
async function reasonOf(browser: TestBrowser): Promise<string | null> {
  const sessionId = browser.cookies.get("aurora.sid");
  return sessionId === undefined ? null : endReasonOf(sessionId);
}

test("the walk finds the routes, with all methods", () => {
  const paths = new Set(routes.map(({ path }) => path));
  for (const path of ["/api/me", "/api/auth/login", "/api/auth/logout", "/api/auth/anything"])
    expect(paths).toContain(path);
  expect(routes).toHaveLength(paths.size * 7);
});

describe("no route but sign-in, rotation and sign-out carries the session cookie", () => {
  const browsers = {
    "without a session": async () => new TestBrowser(),
    "with a live one": async () => (await signedIn()).browser,
    "with an ended one": async () => {
      const { browser, sessionId } = await signedIn();
      await execute(`UPDATE "Session" SET "endedAt" = now(), "endReason" = 'user' WHERE id = $1`, [sessionId]);
      return browser;
    },
    "with one that idled out": async () => {
      const { browser, sessionId } = await signedIn();
      await execute(`UPDATE "Session" SET "lastActiveAt" = now() - interval '1 day' WHERE id = $1`, [sessionId]);
      return browser;
    },
    "with one whose person is leaving": async () => {
      const { browser, sessionId } = await signedIn();
      browser.cookies.set("aurora.leaving", `${sessionId}.${endingTicket(sessionId)}`);
      return browser;
    },
    "with garbage": async () => {
      const browser = new TestBrowser();
      browser.cookies.set("aurora.session", "garbage");
      return browser;
    },
  };

  test.each(Object.entries(browsers))("%s", async (_what, open) => {
    const browser = await open();
    const before = await reasonOf(browser);
    for (const route of routes.filter((each) => !MAY_SET.test(nameOf(each)))) {
      const answer = await browser.copy().send(route.handler, route.method, route.path);
      expect([nameOf(route), sessionCookiesOf(answer)]).toEqual([nameOf(route), []]);
    }
    // No route ended the session that it was asked with.
    expect(await reasonOf(browser)).toBe(before);
  });
});

test("a sign-in that is refused, and every other site's request, carries none either", async () => {
  const { browser, sessionId } = await signedIn();
  for (const route of routes.filter(({ method }) => method !== "GET" && method !== "HEAD")) {
    const answer = await browser.copy().send(route.handler, route.method, route.path, {
      headers: { "sec-fetch-site": "cross-site" },
    });
    expect([nameOf(route), sessionCookiesOf(answer)]).toEqual([nameOf(route), []]);
    if (route.method === "POST") expect([403, 405]).toContain(answer.status);
  }
  expect(await endReasonOf(sessionId)).toBeNull();
});

test("a method that a route does not offer is 405 with Allow, for an anonymous and a cross-site caller too", async () => {
  for (const route of routes) {
    const answer = await new TestBrowser().send(route.handler, route.method, route.path, {
      headers: { "sec-fetch-site": "cross-site" },
    });
    if (answer.status === 405) expect(answer.headers.get("allow")?.split(", ")).not.toContain(route.method);
    if (route.method === "OPTIONS") expect(answer.headers.get("allow")).toContain("OPTIONS");
  }
});

test("nothing that a route answers may be cached", async () => {
  const { browser, as } = await signedIn();
  for (const route of routes.filter(({ method }) => method === "GET" || method === "HEAD")) {
    const answer = await browser.send(route.handler, route.method, route.path, as);
    expect([nameOf(route), answer.headers.get("cache-control")]).toEqual([
      nameOf(route),
      expect.stringContaining("no-store"),
    ]);
  }
});
