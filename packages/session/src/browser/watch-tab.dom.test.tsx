import { QueryClient } from "@tanstack/react-query";
import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { ApiError, type ApiClient } from "./api-client.ts";
import { guardCover } from "./cover-script.ts";
import { RESTORED, SESSION_PAGE } from "./empty-tab.ts";
import { leaveTab } from "./leave-tab.ts";
import { watchTab } from "./watch-tab.ts";

const ann = {
  userId: "0198c0de-0000-7000-8000-00000000000a",
  sessionId: "session-of-ann",
  endingTickets: { this: "t", all: "all" },
  expiresAt: "2125-11-21T00:00:00Z",
};

const USER = {
  id: ann.userId,
  email: "ann@example.com",
  name: "Ann",
  image: null,
  role: "user",
  emailVerified: true,
  mustChangePassword: false,
};
const SESSION = {
  id: "0198c0de-0000-7000-8000-00000000000c",
  kind: "browser",
  createdAt: "2025-11-21T00:00:00Z",
  lastActiveAt: "2025-11-21T00:00:00Z",
  expiresAt: ann.expiresAt,
  idleExpiresAt: ann.expiresAt,
  current: true,
  device: { name: "Firefox on Linux", address: null },
  method: "password",
};

beforeAll(() => {
  guardCover(SESSION_PAGE, RESTORED, "/api/me");
  document.body.setAttribute(SESSION_PAGE, "");
});

function restore(): void {
  dispatchEvent(new Event("pagehide"));
  dispatchEvent(Object.assign(new Event("pageshow"), { persisted: true }));
}

const isCovered = () => document.documentElement.dataset["covered"] !== undefined;

afterEach(() => {
  vi.restoreAllMocks();
  delete document.documentElement.dataset["covered"];
});

test("a restored page that is refused stays covered, asks no more, and leaves the rest to the code that was told", async () => {
  document.cookie = `aurora.sid=${ann.sessionId}; Path=/`;
  const refused = vi.fn<() => Promise<never>>().mockRejectedValue(new ApiError("session_ended", 401, "It is over."));
  const stop = watchTab({ tab: ann, api: refused, leave: () => undefined });
  vi.useFakeTimers();
  restore();
  await vi.advanceTimersByTimeAsync(60_000);
  vi.useRealTimers();
  expect(isCovered()).toBe(true);
  expect(refused).toHaveBeenCalledOnce();
  stop();
});

test("a restored page that another session followed meanwhile covers nothing any more", async () => {
  document.cookie = `aurora.sid=${ann.sessionId}; Path=/`;
  const down = vi.fn<() => Promise<never>>().mockRejectedValue(new ApiError("session_unverifiable", 503, "Not now."));
  vi.spyOn(console, "warn").mockReturnValue(undefined);
  const stop = watchTab({ tab: ann, api: down, leave: () => undefined });
  vi.useFakeTimers();
  restore();
  await vi.advanceTimersByTimeAsync(0);
  expect(isCovered()).toBe(true);
  stop();
  delete document.documentElement.dataset["covered"];
  await vi.advanceTimersByTimeAsync(60_000);
  vi.useRealTimers();
  expect(isCovered()).toBe(false);
  expect(down).toHaveBeenCalledOnce();
});

test("a late answer does not uncover a restored page that is leaving by now", async () => {
  vi.spyOn(location, "replace").mockImplementation(() => undefined);
  document.cookie = `aurora.sid=${ann.sessionId}; Path=/`;
  let arrive: () => void = () => undefined;
  const arrived = new Promise<void>((resolve) => (arrive = resolve));
  const api: ApiClient = async (_path, schema) => {
    await arrived;
    return schema.parse({ user: USER, session: SESSION });
  };
  const stop = watchTab({ tab: ann, api, leave: () => undefined });
  restore();
  await leaveTab(new QueryClient(), "user");
  arrive();
  // The page's own continuation comes before ours.
  await new Promise((resolve) => setTimeout(resolve));
  expect(isCovered()).toBe(true);
  stop();
});
