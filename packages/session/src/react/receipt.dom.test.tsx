import { act, cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Receipt } from "./receipt.tsx";
import { announceReceipt, keepReceipt, type SignOutReceipt } from "../browser/sign-out-receipt.ts";

vi.mock("next/navigation", () => ({ useRouter: () => ({ refresh: () => undefined }) }));

const answerLogout = vi.fn<() => Promise<Response>>();

beforeEach(() => {
  vi.stubGlobal("fetch", answerLogout.mockReturnValue(new Promise(() => undefined)));
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  sessionStorage.clear();
  vi.unstubAllGlobals();
});

const done: SignOutReceipt = {
  revocation: "committed",
  ended: 1,
  apps: 0,
  otherTabs: 0,
  scope: "this",
};

function wordsOf(receipt: Partial<SignOutReceipt> | null, unfinished = false): string {
  if (receipt !== null) keepReceipt({ ...done, ...receipt });
  return render(<Receipt unfinished={unfinished} />).container.textContent;
}

test("a committed sign-out is told as done", () => {
  const words = wordsOf({});
  expect(words).toContain("You are signed out");
  expect(words).toContain("Your session is ended on the server");
  expect(words).toContain("This browser is emptied");
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
  [{ otherTabs: 1 }, "1 other tab closed what it showed."],
  [{ otherTabs: 3 }, "3 other tabs closed what they showed."],
] as const)("%o says %s", (receipt, words) => {
  expect(wordsOf(receipt)).toContain(words);
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
