import { QueryClient } from "@tanstack/react-query";
import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { ApiError, type ApiClient } from "./api-client.ts";
import { guardCover } from "./cover-script.ts";
import { RESTORED, SESSION_PAGE } from "./session-page.ts";
import { leaveTab } from "./leave-tab.ts";
import { broadcast } from "./tab-channel.ts";
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

/** An API whose answer comes once it is let through. */
function heldApi(): { readonly api: ApiClient; readonly arrive: () => void } {
  let arrive: () => void = () => undefined;
  const arrived = new Promise<void>((resolve) => (arrive = resolve));
  const api: ApiClient = async (_path, shape) => {
    await arrived;
    const parsed = (typeof shape === "function" ? await shape() : shape).safeParse({ user: USER, session: SESSION });
    if (!parsed.success) throw new Error("Another answer is expected.");
    return parsed.data;
  };
  return { api, arrive };
}

afterEach(async () => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  document.cookie = "aurora.leaving=; Path=/; Max-Age=0";
  delete document.documentElement.dataset["covered"];
  // A cover gets its words after a moment, in which the document may be gone.
  (await import("./cover-words.ts")).endCoverWords();
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

test("a message of the end covers the tab before the server is asked, and its answer that the session lives uncovers it", async () => {
  document.cookie = `aurora.sid=${ann.sessionId}; Path=/`;
  const { api, arrive } = heldApi();
  const stop = watchTab({ tab: ann, api, leave: () => undefined });
  broadcast({ type: "ended", sessionId: ann.sessionId, reason: "user_elsewhere" });
  await expect.poll(isCovered).toBe(true);
  arrive();
  await expect.poll(isCovered).toBe(false);
  stop();
});

test("a sign-out covers the other tabs before its end is told, and one that tells no end leads them out all the same", async () => {
  document.cookie = `aurora.sid=${ann.sessionId}; Path=/`;
  document.cookie = `aurora.leaving=${ann.sessionId}.this.t; Path=/`;
  const leave = vi.fn<() => void>();
  const api = vi.fn<() => Promise<never>>().mockRejectedValue(new Error("Nobody asks."));
  vi.useFakeTimers();
  const stop = watchTab({ tab: ann, api, leave });
  broadcast({ type: "leaving", sessionId: ann.sessionId });
  await vi.waitFor(() => expect(isCovered()).toBe(true));
  expect(leave).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(leave).toHaveBeenCalledExactlyOnceWith("user");
  expect(api).not.toHaveBeenCalled();
  stop();
});

test("a message of a sign-out that nobody has begun covers the tab only until the server has answered", async () => {
  document.cookie = `aurora.sid=${ann.sessionId}; Path=/`;
  const { api, arrive } = heldApi();
  const stop = watchTab({ tab: ann, api, leave: () => undefined });
  broadcast({ type: "leaving", sessionId: ann.sessionId });
  await expect.poll(isCovered).toBe(true);
  arrive();
  await expect.poll(isCovered).toBe(false);
  stop();
});

test("a refusal that leads nowhere is asked again, and its cover goes once the session is known to live", async () => {
  document.cookie = `aurora.sid=${ann.sessionId}; Path=/`;
  vi.spyOn(console, "warn").mockReturnValue(undefined);
  let isRefused = true;
  const { api: live, arrive } = heldApi();
  arrive();
  const api: ApiClient = (path, shape) =>
    isRefused ? Promise.reject(new ApiError("unreadable", 401, "Nobody understands it.")) : live(path, shape);
  vi.useFakeTimers();
  const stop = watchTab({ tab: ann, api, leave: () => undefined });
  restore();
  await vi.advanceTimersByTimeAsync(0);
  expect(isCovered()).toBe(true);
  isRefused = false;
  await vi.advanceTimersByTimeAsync(2_000);
  expect(isCovered()).toBe(false);
  stop();
});

test("a page that takes the place of one that was asking asks in its stead", async () => {
  document.cookie = `aurora.sid=${ann.sessionId}; Path=/`;
  const never: ApiClient = () => new Promise(() => undefined);
  const stopFirst = watchTab({ tab: ann, api: never, leave: () => undefined });
  restore();
  expect(isCovered()).toBe(true);
  stopFirst();
  const { api, arrive } = heldApi();
  arrive();
  const stop = watchTab({ tab: ann, api, leave: () => undefined });
  await expect.poll(isCovered).toBe(false);
  stop();
});

test("a late answer does not uncover a restored page that is leaving by now", async () => {
  vi.spyOn(location, "replace").mockImplementation(() => undefined);
  document.cookie = `aurora.sid=${ann.sessionId}; Path=/`;
  const { api, arrive } = heldApi();
  const stop = watchTab({ tab: ann, api, leave: () => undefined });
  restore();
  await leaveTab(new QueryClient(), "user");
  arrive();
  // The page's own continuation comes before ours.
  await new Promise((resolve) => setTimeout(resolve));
  expect(isCovered()).toBe(true);
  stop();
});
