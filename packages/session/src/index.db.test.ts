import { expect, test } from "vitest";
import { signedIn, TEST_DEVICE } from "@/testing/helpers/test-browser";
import { processState } from "./base/process-state.ts";
import { subscribe } from "./bus/bus.ts";
import { createAurora } from "./index.ts";

const former = processState.settings;
const aurora = createAurora(former?.options ?? (() => expect.unreachable()));
const authJs = async () => new Response("of Auth.js");
const handlers = aurora.handlers({ GET: authJs, POST: authJs });
// This process listens to no other.
subscribe("nobody", () => undefined)();
if (processState.bus !== undefined) processState.bus.isStarted = true;
const context = { params: Promise.resolve({}) };

function ask(method: "GET" | "POST" | "DELETE", path: string, headers: HeadersInit = {}): Promise<Response> {
  return handlers[method](new Request(`http://localhost:3000${path}`, { method, headers }), context);
}

test.each(["/api/auth/session", "/api/auth/session/"])("%s is ours, also with a slash at its end", async (path) => {
  expect(await (await ask("GET", path)).json()).toBeNull();
});

test("one session's address names it, and no other address does", async () => {
  const { as, sessionId, browser } = await signedIn();
  const headers = { ...as.headers, cookie: browser.cookieHeader(), "user-agent": TEST_DEVICE.userAgent };
  expect((await ask("DELETE", "/api/auth/sessions/not-an-id", headers)).status).toBe(404);
  expect((await ask("DELETE", `/api/auth/sessions/${sessionId}/x`, headers)).status).toBe(405);
  expect(await (await ask("DELETE", `/api/auth/sessions/${sessionId}/`, headers)).json()).toEqual({ ended: 1 });
});

test("all other addresses are Auth.js's; only a provider's answer may come from another site", async () => {
  const foreign = { "sec-fetch-site": "cross-site", "content-type": "application/x-www-form-urlencoded" };
  expect(await (await ask("GET", "/api/auth/providers")).text()).toBe("of Auth.js");
  expect((await ask("POST", "/api/auth/signin/mail", foreign)).status).toBe(403);
  expect(await (await ask("POST", "/api/auth/callback/apple", foreign)).text()).toBe("of Auth.js");
  expect(
    (
      await createAurora(former?.options ?? (() => expect.unreachable()))
        .handlers()
        .GET(new Request("http://localhost:3000/api/auth/csrf"), context)
    ).status,
  ).toBe(404);
});
