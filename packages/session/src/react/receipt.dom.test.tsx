import { act, cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Receipt } from "./receipt.tsx";
import { announceReceipt, keepReceipt, type SignOutReceipt } from "../browser/sign-out-receipt.ts";
import { broadcast } from "../browser/tab-channel.ts";

vi.mock("next/navigation", () => ({ useRouter: () => ({ refresh: () => undefined }) }));

const answerLogout = vi.fn<() => Promise<Response>>();

beforeEach(() => {
  vi.stubGlobal("fetch", answerLogout.mockReturnValue(new Promise(() => undefined)));
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.restoreAllMocks();
  sessionStorage.clear();
  vi.unstubAllGlobals();
});

const done: SignOutReceipt = {
  revocation: "committed",
  ended: 1,
  apps: 0,
  others: null,
  tabs: { told: [], left: [] },
  scope: "this",
};

function tabsOf(told: number, left: number) {
  const ids = Array.from({ length: told }, (_, index) => `tab-${index}`);
  return { tabs: { told: ids, left: ids.slice(0, left) } };
}

function openTabs(...ids: readonly string[]) {
  const held = ids.map((id) => ({ name: `aurora.tab.session-of-ann.${id}` }));
  vi.spyOn(navigator.locks, "query").mockImplementation(async () => ({ held, pending: [] }));
}

function wordsOf(receipt: Partial<SignOutReceipt> | null, unfinished = false): string {
  if (receipt !== null) keepReceipt({ ...done, ...receipt });
  return render(<Receipt unfinished={unfinished} />).container.textContent;
}

test("a committed sign-out is told as done", () => {
  const words = wordsOf({});
  expect(words).toContain("You are signed out");
  expect(words).toContain("Your session is ended on the server");
  expect(words).toContain("Your data is cleared from this browser");
});

test.each([
  [{}, "/goodbye"],
  [{ revocation: "pending", ended: null }, null],
] as const)("%o leads on to %s, where the sign-out was to lead", (receipt, href) => {
  history.replaceState(null, "", "/signed-out?next=%2Fgoodbye");
  wordsOf(receipt);
  expect(screen.queryByRole("link", { name: "Continue" })?.getAttribute("href") ?? null).toBe(href);
  history.replaceState(null, "", "/signed-out?next=%2F%2Fevil.example");
  cleanup();
  wordsOf(receipt);
  expect(screen.queryByRole("link", { name: "Continue" })).toBeNull();
});

test.each([
  ["/account/enter", undefined, "/account/enter"],
  ["/account/enter", "/start", "/start"],
  // Nothing that leads elsewhere, whatever wrote it.
  ["//evil.example", undefined, "/api/auth/signin"],
  [undefined, undefined, "/api/auth/signin"],
])("with %s in the receipt and %s said by the host, the way to sign in again is %s", (kept, said, expected) => {
  keepReceipt({ ...done, ...(kept !== undefined && { signIn: kept }) });
  render(<Receipt {...(said !== undefined && { signIn: said })} />);
  expect(screen.getByRole("link", { name: "Sign in again" }).getAttribute("href")).toBe(expected);
});

test.each([
  [{ scope: "all", ended: 1 }, "No other device was signed in."],
  [{ scope: "all", ended: 2 }, "1 other device was signed out."],
  [{ scope: "all", ended: 5 }, "4 other devices were signed out."],
  [{ scope: "all", ended: 0 }, "see whether other devices are still signed in"],
  [{ apps: 1 }, "1 connected app was disconnected."],
  [{ apps: 2 }, "2 connected apps were disconnected."],
  [{ ended: 0 }, "see whether other devices are still signed in"],
  [{ others: null }, "You signed out of this device only."],
  [{ others: 0 }, "No other device is signed in"],
  [{ others: 1 }, "1 other device stays signed in"],
  [{ others: 2 }, "2 other devices stay signed in"],
  [{ revocation: "pending", ended: null }, "You signed out of this device only."],
  [{}, "No other open tab was found."],
  [{ tabs: null }, "couldn't find out whether other tabs were open"],
  [tabsOf(1, 1), "1 other tab was cleared."],
  [tabsOf(3, 3), "3 other tabs were cleared."],
  [tabsOf(6, 2), "6 other tabs were told; 2 have answered."],
  [tabsOf(1, 0), "1 other tab was told; 0 have answered."],
] as const)("%o says %s", (receipt, words) => {
  expect(wordsOf(receipt)).toContain(words);
});

test("the page goes on counting the tabs that close what they showed, until all have", async () => {
  vi.useFakeTimers();
  openTabs("tab-1", "tab-2", "of-another-session");
  wordsOf(tabsOf(3, 0));
  await act(() => vi.advanceTimersByTimeAsync(0));
  expect(screen.getByText("3 other tabs were told; 1 has answered.")).toBeDefined();
  openTabs("tab-2");
  await act(() => vi.advanceTimersByTimeAsync(2_000));
  expect(screen.getByText("3 other tabs were told; 2 have answered.")).toBeDefined();
  expect(screen.getByRole("status").textContent).toContain("Not every other tab has answered yet");
  openTabs();
  await act(() => vi.advanceTimersByTimeAsync(5_000));
  expect(screen.getByText("3 other tabs were cleared.")).toBeDefined();
  expect(screen.getByRole("status").textContent).toContain("Everything is done");
});

test("a tab that was still loading at the sign-out is counted when it leaves, unless somebody is signed in by then", async () => {
  document.cookie = "aurora.sid=of-somebody; Path=/";
  wordsOf({});
  broadcast({ type: "left", sessionId: "of-somebody", tabId: "theirs" });
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(screen.getByText("No other open tab was found.")).toBeDefined();
  document.cookie = "aurora.sid=; Path=/; Max-Age=0";
  broadcast({ type: "left", sessionId: "session-of-ann", tabId: "late" });
  broadcast({ type: "left", sessionId: "session-of-ann", tabId: "late" });
  expect(await screen.findByText("1 other tab was cleared.")).toBeDefined();
});

test("a browser that doesn't tell which tabs are open leaves their number open, and never says that all have closed", async () => {
  vi.useFakeTimers();
  vi.spyOn(console, "warn").mockReturnValue(undefined);
  vi.spyOn(navigator.locks, "query").mockRejectedValue(new DOMException("Refused", "SecurityError"));
  wordsOf(tabsOf(2, 0));
  await act(() => vi.advanceTimersByTimeAsync(3_000));
  expect(screen.getByText("2 other tabs were told; 0 have answered.")).toBeDefined();
});

function stepsOf(receipt: Partial<SignOutReceipt>): string[] {
  wordsOf(receipt);
  return screen.getAllByRole("listitem").map((step) => step.querySelector("p")?.textContent ?? "");
}

test("every step says how it stands, also what was not asked for", () => {
  expect(stepsOf({})).toEqual([
    "Done: This session",
    "Not asked for: Other devices",
    "Done: Connected apps",
    "Done: This browser",
    "Done: Other tabs",
  ]);
  cleanup();
  expect(stepsOf({ scope: "all", revocation: "pending", ended: null })).toEqual([
    "Pending: This session",
    "Pending: Other devices",
    "Pending: Connected apps",
    "Done: This browser",
    "Done: Other tabs",
  ]);
  cleanup();
  expect(stepsOf({ scope: "all", ended: 0 })[1]).toBe("Not known: Other devices");
});

test("the heading has the focus, and a live region that began empty tells the outcome, and each change", async () => {
  vi.useFakeTimers();
  wordsOf({ revocation: "pending", ended: null }, true);
  expect(document.activeElement).toBe(screen.getByRole("heading", { level: 1, name: "Signing you out" }));
  const status = screen.getByRole("status");
  expect(status.textContent).toBe("");
  act(() => {
    vi.runOnlyPendingTimers();
  });
  expect(status.textContent).toContain("not complete yet");
  act(() => {
    keepReceipt(done);
    announceReceipt();
  });
  act(() => {
    vi.runOnlyPendingTimers();
  });
  expect(status.textContent).toContain("Signed out");
});

test("nobody is told 'signed out' before it is committed", () => {
  const words = wordsOf({ revocation: "pending", ended: null });
  expect(words).toContain("Not confirmed yet");
  expect(words).not.toMatch(/you are signed out/i);
  expect(words).not.toContain("is ended on the server");
});

test("a sign-out that another tab has finished is told as done once the server says so", async () => {
  const committed = { success: true, revocation: "committed", ended: 0 };
  answerLogout.mockResolvedValueOnce(Response.json(committed));
  expect(wordsOf({ revocation: "pending", ended: null })).toContain("Not confirmed yet");
  expect(await screen.findByText(/ended on the server/)).toBeDefined();
});

test("without a receipt, the page says what the server knows", () => {
  expect(wordsOf(null, true)).toContain("Not confirmed yet");
  cleanup();
  expect(wordsOf(null, false)).toContain("You are signed out");
});

test("the words change when the server has confirmed", () => {
  expect(wordsOf({ revocation: "pending", ended: null }, true)).toContain("Not confirmed yet");
  act(() => {
    keepReceipt(done);
    announceReceipt();
  });
  expect(screen.queryByText("Not confirmed yet")).toBeNull();
  expect(screen.getByText(/ended on the server/)).toBeDefined();
});

test.each(["null", "[]", "{}", '{"revocation":"yes"}', "{", "undefined", ""])(
  "a stored %j counts as none, and breaks nothing",
  (stored) => {
    sessionStorage.setItem("aurora.receipt", stored);
    expect(wordsOf(null, true)).toContain("Not confirmed yet");
  },
);
