import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

const ann = {
  userId: "0198c0de-0000-7000-8000-00000000000a",
  sessionId: "session-of-ann",
  endingTickets: { this: "t", all: "all" },
  expiresAt: "2125-11-21T00:00:00Z",
};
const ben = {
  userId: "0198c0de-0000-7000-8000-00000000000b",
  sessionId: "session-of-ben",
  endingTickets: { this: "t", all: "all" },
  expiresAt: "2125-11-21T00:00:00Z",
};

const reload = vi.fn<() => void>();

// A document belongs to one session for as long as it lives: each test is a new document.
beforeEach(() => {
  vi.resetModules();
  vi.spyOn(location, "reload").mockImplementation(reload);
  document.cookie = `aurora.sid=${ann.sessionId}; Path=/`;
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  reload.mockReset();
  delete document.documentElement.dataset["covered"];
});

async function openPage() {
  const { TabGuard } = await import("@/components/tab-guard");
  const queryClient = new QueryClient();
  const page = (session: typeof ann, words: string) => (
    <QueryClientProvider client={queryClient}>
      <TabGuard {...session}>{words}</TabGuard>
    </QueryClientProvider>
  );
  return { page, TabGuard };
}

test("a page of the session that this tab was opened with is shown", async () => {
  const { page } = await openPage();
  const { rerender } = render(page(ann, "Ann's dashboard"));
  rerender(page(ann, "Ann's settings"));
  expect(screen.getByText("Ann's settings")).toBeDefined();
  expect(reload).not.toHaveBeenCalled();
});

test("a page of another session is never rendered, and the tab covers itself and loads the document anew", async () => {
  const { page } = await openPage();
  const { rerender, container } = render(page(ann, "Ann's dashboard"));
  const seen: string[] = [];
  const watch = new MutationObserver(() => seen.push(container.textContent));
  watch.observe(container, { childList: true, characterData: true, subtree: true });
  rerender(page(ben, "Ben's dashboard"));
  expect(container.textContent).toBe("");
  expect(document.documentElement.dataset["covered"]).toBe("");
  expect(reload).toHaveBeenCalledOnce();
  await Promise.resolve();
  watch.disconnect();
  expect(seen.join()).not.toContain("Ben");
});

test("going on in the same tab afterwards still shows nothing of the other", async () => {
  const { page } = await openPage();
  const { rerender, container } = render(page(ann, "Ann's dashboard"));
  rerender(page(ben, "Ben's dashboard"));
  rerender(page(ben, "Ben's settings"));
  expect(container.textContent).toBe("");
});

test("a receipt of an earlier sign-out is forgotten once somebody is signed in", async () => {
  sessionStorage.setItem("aurora.receipt", "{}");
  const { page } = await openPage();
  render(page(ann, "the page of Ann"));
  expect(sessionStorage.getItem("aurora.receipt")).toBeNull();
});
