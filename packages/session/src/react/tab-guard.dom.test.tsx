import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { Activity } from "react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

vi.mock("next/navigation", () => ({ useRouter: () => ({ refresh }) }));

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
const refresh = vi.hoisted(() => vi.fn<() => void>());
const replace = vi.fn<(address: string | URL) => void>();

// A document belongs to one session for as long as it lives: each test is a new document.
beforeEach(() => {
  vi.resetModules();
  vi.spyOn(location, "reload").mockImplementation(reload);
  vi.spyOn(location, "replace").mockImplementation(replace);
  document.cookie = `aurora.sid=${ann.sessionId}; Path=/`;
});
afterEach(async () => {
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  for (const mock of [reload, refresh, replace]) mock.mockReset();
  delete document.documentElement.dataset["covered"];
  // A cover gets its words after a moment, in which the document may be gone.
  (await import("../browser/cover-words.ts")).endCoverWords();
});

// Text is kept once what gives it back has come.
async function fetchReturn(): Promise<void> {
  await act(async () => import("./returned-input.tsx"));
}

async function openPage() {
  const { TabGuard } = await import("./tab-guard.tsx");
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

test("stores that were filled for somebody else are emptied first, however long that takes, and then noted as theirs", async () => {
  localStorage.setItem("aurora.owner", ben.userId);
  localStorage.setItem("draft", "Ben's");
  vi.useFakeTimers();
  const slow = new Promise<string[]>((resolve) => setTimeout(() => resolve([]), 3_000));
  vi.stubGlobal("caches", { keys: () => slow });
  const { page } = await openPage();
  render(page(ann, "Ann's dashboard"));
  expect([document.documentElement.dataset["covered"], localStorage.getItem("draft")]).toEqual(["", null]);
  await vi.advanceTimersByTimeAsync(2_900);
  expect([reload.mock.calls.length, localStorage.getItem("aurora.owner")]).toEqual([0, null]);
  await vi.advanceTimersByTimeAsync(200);
  vi.useRealTimers();
  expect([reload.mock.calls.length, localStorage.getItem("aurora.owner")]).toEqual([1, ann.userId]);
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

test("a page that comes late, while its tab signs out, leaves the receipt alone", async () => {
  const { page } = await openPage();
  const { beginLeaving } = await import("../browser/leave-tab.ts");
  const { rerender } = render(page(ann, "Ann's dashboard"));
  beginLeaving();
  sessionStorage.setItem("aurora.receipt", "{}");
  rerender(page({ ...ann, endingTickets: { this: "t2", all: "all2" } }, "Ann's dashboard"));
  expect(sessionStorage.getItem("aurora.receipt")).toBe("{}");
  rerender(page(ben, "Ben's dashboard"));
  expect(reload).not.toHaveBeenCalled();
});

describe("when somebody signs in again in this browser", () => {
  const again = { ...ann, sessionId: "0198c0de-0000-7000-8000-0000000000a2" };
  const time = "2125-11-21T00:00:00Z";
  const me = {
    user: {
      id: ann.userId,
      email: "ann@example.com",
      name: "Ann",
      image: null,
      role: "user",
      mustChangePassword: false,
      emailVerified: true,
    },
    session: {
      id: again.sessionId,
      kind: "browser",
      current: true,
      method: "password",
      createdAt: time,
      lastActiveAt: time,
      expiresAt: time,
      idleExpiresAt: time,
      device: { name: "Firefox on Linux", ownName: null, address: null },
    },
  };
  const isCovered = () => document.documentElement.dataset["covered"] !== undefined;
  const problem = (status: number, code: string, reason?: string) =>
    Response.json({ type: "x", title: "x", detail: "x", status, code, reason }, { status });

  async function openForm(answers: readonly (() => Response)[]) {
    let asked = 0;
    vi.stubGlobal("fetch", async (path: string) => {
      if (path !== "/api/auth/me") return problem(503, "session_unverifiable");
      const answer = answers[Math.min(asked, answers.length - 1)];
      asked += 1;
      return answer?.() ?? problem(503, "session_unverifiable");
    });
    const { TabGuard } = await import("./tab-guard.tsx");
    const { InputKeeper } = await import("./input-keeper.tsx");
    const queryClient = new QueryClient();
    const page = (session: typeof ann) => (
      <QueryClientProvider client={queryClient}>
        <InputKeeper>
          <TabGuard {...session}>
            <label>
              Note <input name="note" />
            </label>
          </TabGuard>
        </InputKeeper>
      </QueryClientProvider>
    );
    const { rerender } = render(page(ann));
    fireEvent.change(screen.getByLabelText("Note"), { target: { value: "half a thought" } });
    return { queryClient, asked: () => asked, show: (session: typeof ann) => rerender(page(session)) };
  }

  function signInElsewhere(sessionId: string): void {
    document.cookie = `aurora.sid=${sessionId}; Path=/`;
    dispatchEvent(new Event("focus"));
  }

  test("the same person's tab goes on with the new session, and what was typed and read stays", async () => {
    const { queryClient, show } = await openForm([() => Response.json(me)]);
    queryClient.setQueryData([ann.sessionId, "sessions"], { sessions: [] });
    signInElsewhere(again.sessionId);
    expect(isCovered()).toBe(true);
    await waitFor(() => expect(refresh).toHaveBeenCalledOnce());
    expect(isCovered()).toBe(true);
    expect(queryClient.getQueryData([again.sessionId, "sessions"])).toEqual({ sessions: [] });
    expect(queryClient.getQueryData([again.sessionId, "me"])).toEqual(me);
    show(again);
    expect([isCovered(), reload.mock.calls, replace.mock.calls]).toEqual([false, [], []]);
    expect(screen.getByLabelText("Note")).toHaveProperty("value", "half a thought");
    const { getTabSession } = await import("../browser/tab-session.ts");
    expect(getTabSession()).toMatchObject(again);
  });

  test("a tab of somebody else is covered at once, stays so, and leaves", async () => {
    await openForm([() => problem(401, "user_mismatch")]);
    signInElsewhere(ben.sessionId);
    expect(isCovered()).toBe(true);
    await waitFor(() => expect(replace).toHaveBeenCalledOnce());
    expect(String(replace.mock.calls[0]?.[0])).toContain("/login?reason=other_user");
    expect([isCovered(), refresh.mock.calls]).toEqual([true, []]);
  });

  test("while nobody can tell who it was, the tab stays covered and asks again", async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true, toFake: ["setTimeout", "clearTimeout"] });
    const { asked } = await openForm([() => problem(503, "session_unverifiable"), () => Response.json(me)]);
    signInElsewhere(again.sessionId);
    await vi.waitFor(() => expect(asked()).toBe(1));
    expect([isCovered(), refresh.mock.calls]).toEqual([true, []]);
    await vi.advanceTimersByTimeAsync(2_000);
    await vi.waitFor(() => expect(refresh).toHaveBeenCalledOnce());
    expect([isCovered(), replace.mock.calls]).toEqual([true, []]);
    vi.useRealTimers();
  });

  test("a sign-out that comes before the new page does keeps the tab covered, and it leaves", async () => {
    const { show } = await openForm([() => Response.json(me), () => problem(401, "session_missing")]);
    signInElsewhere(again.sessionId);
    await waitFor(() => expect(refresh).toHaveBeenCalledOnce());
    document.cookie = "aurora.sid=; Path=/; Max-Age=0";
    show(again);
    expect(isCovered()).toBe(true);
    await waitFor(() => expect(replace).toHaveBeenCalledOnce());
    expect(String(replace.mock.calls[0]?.[0])).toContain("/login?reason=session_missing");
  });

  test("a page of the new session that comes by a soft navigation is shown", async () => {
    const { show } = await openForm([() => Response.json(me)]);
    document.cookie = `aurora.sid=${again.sessionId}; Path=/`;
    show(again);
    expect([isCovered(), reload.mock.calls, replace.mock.calls]).toEqual([false, [], []]);
    expect(screen.getByLabelText("Note")).toHaveProperty("value", "half a thought");
  });

  test("the news may come before the cookie: the tab waits for it", async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true, toFake: ["setTimeout", "clearTimeout"] });
    const { asked } = await openForm([
      () => problem(401, "session_ended", "replaced_by_login"),
      () => Response.json(me),
    ]);
    const { broadcast } = await import("../browser/tab-channel.ts");
    broadcast({ type: "ended", sessionId: ann.sessionId, reason: "replaced_by_login" });
    await vi.waitFor(() => expect(asked()).toBe(1));
    await vi.waitFor(() => expect(isCovered()).toBe(true));
    document.cookie = `aurora.sid=${again.sessionId}; Path=/`;
    await vi.advanceTimersByTimeAsync(1_000);
    await vi.waitFor(() => expect(refresh).toHaveBeenCalledOnce());
    expect(replace.mock.calls).toEqual([]);
    vi.useRealTimers();
  });
});

describe("a page that is hidden and kept in its document, as with cacheComponents", () => {
  const out = "/login?reason=session_missing&next=%2F";

  async function openKept() {
    const { page } = await openPage();
    const { rerender } = render(<Activity mode="visible">{page(ann, "Ann's dashboard")}</Activity>);
    return {
      show: (mode: "hidden" | "visible") => rerender(<Activity mode={mode}>{page(ann, "Ann's dashboard")}</Activity>),
      close: () => rerender(null),
    };
  }

  function endHere(): void {
    document.cookie = "aurora.sid=; Path=/; Max-Age=0";
  }

  test("goes with its session, although none of its effects runs any more", async () => {
    const { show } = await openKept();
    show("hidden");
    endHere();
    dispatchEvent(new Event("focus"));
    expect(document.documentElement.dataset["covered"]).toBe("");
    await waitFor(() => expect(replace).toHaveBeenCalledWith(out));
  });

  test("leaves when it comes back after a missed end, and is the same page as before otherwise", async () => {
    const { show } = await openKept();
    show("hidden");
    show("visible");
    expect(document.documentElement.dataset["covered"]).toBeUndefined();
    show("hidden");
    endHere();
    show("visible");
    expect(document.documentElement.dataset["covered"]).toBe("");
    await waitFor(() => expect(replace).toHaveBeenCalledWith(out));
  });

  test("is watched no longer once it is gone from the document", async () => {
    const { close } = await openKept();
    close();
    endHere();
    dispatchEvent(new Event("focus"));
    expect(document.documentElement.dataset["covered"]).toBeUndefined();
  });

  test("keeps no unsent text at a timeout: the tab leaves, because its document holds more of the person", async () => {
    const { TabGuard } = await import("./tab-guard.tsx");
    const { InputKeeper } = await import("./input-keeper.tsx");
    const queryClient = new QueryClient();
    const page = (mode: "hidden" | "visible") => (
      <QueryClientProvider client={queryClient}>
        <Activity mode={mode}>
          <InputKeeper signInAgain={() => "Sign in again"}>
            <TabGuard {...ann} expiresAt="2025-11-21T00:00:00Z">
              <input aria-label="Note" name="note" />
            </TabGuard>
          </InputKeeper>
        </Activity>
      </QueryClientProvider>
    );
    const { rerender } = render(page("visible"));
    await fetchReturn();
    fireEvent.change(screen.getByLabelText("Note"), { target: { value: "half a thought" } });
    rerender(page("hidden"));
    endHere();
    dispatchEvent(new Event("focus"));
    await waitFor(() => expect(replace).toHaveBeenCalledWith("/login?reason=absolute&next=%2F"));
  });
});

test("a host's form that signs in in place is seen, although the end had covered the tab", async () => {
  const { TabGuard } = await import("./tab-guard.tsx");
  const { InputKeeper } = await import("./input-keeper.tsx");
  render(
    <QueryClientProvider client={new QueryClient()}>
      <InputKeeper signInAgain={() => "Sign in again"}>
        <TabGuard {...ann} expiresAt="2025-11-21T00:00:00Z">
          <input aria-label="Note" name="note" />
        </TabGuard>
      </InputKeeper>
    </QueryClientProvider>,
  );
  await fetchReturn();
  fireEvent.change(screen.getByLabelText("Note"), { target: { value: "half a thought" } });
  const { coverTab } = await import("../browser/empty-tab.ts");
  act(() => coverTab());
  document.cookie = "aurora.sid=; Path=/; Max-Age=0";
  dispatchEvent(new Event("focus"));
  await screen.findByText("Sign in again");
  expect(document.documentElement.dataset["covered"]).toBeUndefined();
});
