import { QueryClient } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

const replace = vi.fn<(address: string | URL) => void>();
const ask = vi.fn<typeof fetch>();

// A document is left once: each test is a new one.
beforeEach(() => {
  vi.resetModules();
  vi.spyOn(location, "replace").mockImplementation(replace);
  vi.stubGlobal("fetch", ask);
});
afterEach(async () => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  for (const mock of [replace, ask]) mock.mockReset();
  document.cookie = "aurora.leaving=; Path=/; Max-Age=0";
  document.body.replaceChildren();
  // A cover gets its words after a moment, in which the document may be gone.
  (await import("./cover-words.ts")).endCoverWords();
});

async function leave(): Promise<void> {
  const { leaveTab } = await import("./leave-tab.ts");
  await leaveTab(new QueryClient(), "user");
}

test("a tab leaves at once when the server knows of the sign-out", async () => {
  await leave();
  expect(replace).toHaveBeenCalledWith(expect.stringMatching(/^\/login\?reason=user&/));
  expect(ask).not.toHaveBeenCalled();
});

test("while nobody reached the server with the sign-out, a tab keeps off the browser's error page, though that calls itself online", async () => {
  document.cookie = "aurora.leaving=session-of-ann.ticket; Path=/";
  vi.useFakeTimers();
  ask.mockRejectedValue(new TypeError("Failed to fetch"));
  const left = leave();
  await vi.advanceTimersByTimeAsync(2_000);
  await left;
  expect(navigator.onLine).toBe(true);
  expect(replace).not.toHaveBeenCalled();
  expect(document.querySelector("h1")?.textContent).toBe("Signed out in this browser");
  ask.mockResolvedValue(new Response());
  await vi.advanceTimersByTimeAsync(5_000);
  expect(replace).toHaveBeenCalledWith(expect.stringMatching(/^\/login\?reason=user&/));
});
