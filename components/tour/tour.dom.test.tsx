import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { PublicSession } from "aurora-session/shared";

const ann = {
  userId: "0198c0de-0000-7000-8000-00000000000a",
  sessionId: "0198c0de-0000-7000-8000-00000000000b",
  endingTickets: { this: "ticket", all: "all" },
  expiresAt: "2125-11-21T00:00:00.000Z",
};
const here: PublicSession = {
  id: ann.sessionId,
  kind: "browser",
  createdAt: "2026-11-21T00:00:00.000Z",
  lastActiveAt: "2026-11-21T00:00:00.000Z",
  expiresAt: ann.expiresAt,
  idleExpiresAt: ann.expiresAt,
  current: true,
  device: { name: "Firefox on Linux", ownName: null, address: null },
  method: "password",
};
const elsewhere: PublicSession = { ...here, id: "0198c0de-0000-7000-8000-00000000000c", current: false };
const app: PublicSession = { ...elsewhere, kind: "client" };

// A document belongs to one session for as long as it lives: each test is a new document.
beforeEach(() => {
  vi.resetModules();
  document.cookie = `aurora.sid=${ann.sessionId}; Path=/`;
  vi.stubGlobal("fetch", () => new Promise(() => undefined));
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  localStorage.clear();
  document.cookie = "aurora.tour=; Path=/; Max-Age=0";
});

async function showTour(sessions: PublicSession[]) {
  const [{ TestWords }, { TabGuard }, { TourSteps }, { broadcast }, { countPeers }] = [
    await import("@/components/words/test-words"),
    await import("aurora-session/react"),
    await import("@/components/tour/tour-steps"),
    await import("aurora-session/browser"),
    await import("aurora-session/browser"),
  ];
  render(
    <TestWords>
      <QueryClientProvider client={new QueryClient()}>
        <TabGuard {...ann}>
          <TourSteps initial={{ sessions }} secondDevice="the address" />
        </TabGuard>
      </QueryClientProvider>
    </TestWords>,
  );
  return { broadcast, countPeers };
}

test("nothing is done in the only tab of the only device; a connected app is no device", async () => {
  await showTour([here, app]);
  expect(screen.getByText("0 of 3 steps are done.")).toBeDefined();
});

test("a second device is one that holds a session", async () => {
  await showTour([here, elsewhere]);
  expect(screen.getByText("1 of 3 steps are done.")).toBeDefined();
});

test("a second tab is one that has told, and stays done when it is closed, on the next page too", async () => {
  const { broadcast, countPeers } = await showTour([here]);
  const second = { sessionId: ann.sessionId, tabId: "second" };
  broadcast({ type: "opened", ...second });
  await screen.findByText("1 of 3 steps are done.");
  broadcast({ type: "closed", ...second });
  await waitFor(() => expect(countPeers()).toBe(0));
  expect(screen.getByText("1 of 3 steps are done.")).toBeDefined();
  cleanup();
  vi.resetModules();
  await showTour([here]);
  expect(screen.getByText("1 of 3 steps are done.")).toBeDefined();
});

test("the last step asks, with all other devices ticked, each time anew", async () => {
  await showTour([here]);
  const ask = () => {
    fireEvent.click(screen.getByRole("button", { name: "Sign out everywhere" }));
    return within(screen.getByRole("alertdialog", { name: "Sign out?" }));
  };
  expect(ask().getByRole("checkbox")).toHaveProperty("checked", true);
  fireEvent.click(within(screen.getByRole("alertdialog")).getByRole("checkbox"));
  fireEvent.click(within(screen.getByRole("alertdialog")).getByRole("button", { name: "Cancel" }));
  expect(ask().getByRole("checkbox")).toHaveProperty("checked", true);
});

test("putting the tour away takes it from the page and is remembered by a cookie that names nobody", async () => {
  const { TestWords } = await import("@/components/words/test-words");
  const { TourFrame } = await import("@/components/tour/tour-frame");
  render(
    <main id="content" tabIndex={-1}>
      <TourFrame state="open">the steps</TourFrame>
    </main>,
    { wrapper: TestWords },
  );
  fireEvent.click(screen.getByRole("button", { name: "Don't show this" }));
  expect(screen.queryByText("the steps")).toBeNull();
  expect(document.activeElement).toBe(screen.getByRole("main"));
  expect(document.cookie).toContain("aurora.tour=put-away");
});
