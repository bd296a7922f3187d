import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { coverScript, guardCover } from "./cover-script.ts";
import { RESTORED, SESSION_PAGE } from "./session-page.ts";

const replace = vi.fn<(address: string | URL) => void>();

beforeAll(() => guardCover(SESSION_PAGE, RESTORED, "/api/me"));
beforeEach(() => {
  vi.spyOn(location, "replace").mockImplementation(replace);
  document.body.innerHTML = `<div ${SESSION_PAGE}=""></div><p>Ann's account</p>`;
});
afterEach(() => {
  vi.restoreAllMocks();
  replace.mockReset();
  delete document.documentElement.dataset["covered"];
});

const isCovered = () => document.documentElement.dataset["covered"] !== undefined;
const leave = () => dispatchEvent(new Event("pagehide"));
const comeBack = (persisted = true) => dispatchEvent(Object.assign(new Event("pageshow"), { persisted }));

test("a session's page is covered when it is left, and loaded anew when it comes back and nothing else looks after it", () => {
  history.replaceState(null, "", "/account/sessions?show=all#last");
  leave();
  expect(isCovered()).toBe(true);
  comeBack();
  expect(isCovered()).toBe(true);
  // Without the hash: with it, the browser would stay on the same document.
  expect(replace.mock.calls).toEqual([["/account/sessions?show=all"]]);
});

test("where a script looks after the page, it decides", () => {
  const lookAfter = (event: Event) => event.preventDefault();
  addEventListener(RESTORED, lookAfter);
  leave();
  comeBack();
  removeEventListener(RESTORED, lookAfter);
  expect([isCovered(), replace.mock.calls]).toEqual([true, []]);
});

test("a page that shows nothing of a session is neither covered nor loaded anew", () => {
  document.body.innerHTML = "<p>Sign in</p>";
  leave();
  comeBack();
  expect([isCovered(), replace.mock.calls]).toEqual([false, []]);
});

test("a session's page asks at once for something that no cache may keep, so that it isn't kept; others don't", () => {
  const fetched = vi.spyOn(globalThis, "fetch").mockRejectedValue(new TypeError("offline"));
  const arrive = () => dispatchEvent(new Event("DOMContentLoaded"));
  arrive();
  expect(fetched.mock.calls).toEqual([["/api/me", { method: "OPTIONS" }]]);
  document.body.innerHTML = "<p>Sign in</p>";
  arrive();
  expect(fetched).toHaveBeenCalledOnce();
});

test("a page that is loaded is shown", () => {
  comeBack(false);
  expect([isCovered(), replace.mock.calls]).toEqual([false, []]);
});

test("the script for the head can't end its element early", () => {
  expect(coverScript()).not.toContain("</");
});
