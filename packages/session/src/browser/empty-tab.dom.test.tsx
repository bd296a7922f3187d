import { QueryClient } from "@tanstack/react-query";
import { afterEach, expect, test, vi } from "vitest";
import { keep, onEmpty } from "./empty-stores.ts";
import { coverTab, emptyTab, uncoverTab } from "./empty-tab.ts";
import { noteOwnClient } from "./own-client.ts";
import { claimTab, releaseTab } from "./tab-session.ts";

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  localStorage.clear();
  sessionStorage.clear();
});

type Person = { name: string };

/** A query that is answered when the test says so. */
function startQuery(queryClient: QueryClient): { answer: () => void; settled: Promise<unknown> } {
  let answer = () => {};
  const queryFn = () =>
    new Promise<Person>((resolve) => {
      answer = () => resolve({ name: "Ann" });
    });
  const settled = queryClient.fetchQuery({ queryKey: ["session", "me"], queryFn }).catch(() => "cancelled");
  return { answer: () => answer(), settled };
}

test("everything goes but what is kept: preferences, and what the host names", async () => {
  for (const key of ["aurora.preference.theme", "theme", "layout.wide", "layout", "draft", "aurora.preferences"])
    localStorage.setItem(key, "Ann's");
  sessionStorage.setItem("anything", "Ann's");
  window.name = "Ann's";
  keep("theme", "layout.*");
  await emptyTab(new QueryClient());
  expect(Object.keys(localStorage).toSorted()).toEqual(["aurora.preference.theme", "layout.wide", "theme"]);
  expect([sessionStorage.length, window.name]).toEqual([0, ""]);
});

test("what a host empties itself is awaited; what fails or never ends stops nothing", async () => {
  const failed = vi.spyOn(console, "error").mockReturnValue(undefined);
  let emptied = false;
  const stops = [
    onEmpty(async () => {
      await new Promise((resolve) => setTimeout(resolve, 10));
      emptied = true;
    }),
    onEmpty(() => {
      throw new Error("this one fails");
    }),
    onEmpty(() => new Promise(() => undefined)),
  ];
  localStorage.setItem("draft", "Ann's");
  await emptyTab(new QueryClient());
  expect([emptied, localStorage.getItem("draft"), failed.mock.calls.length]).toEqual([true, null, 1]);
  for (const stop of stops) stop();
  emptied = false;
  await emptyTab(new QueryClient());
  expect(emptied).toBe(false);
});

test("where another session has begun in this browser, what tabs share is its, and stays", async () => {
  claimTab({
    userId: "ann",
    sessionId: "anns",
    endingTickets: { this: "", all: "" },
    expiresAt: "2125-11-21T00:00:00Z",
  });
  document.cookie = "aurora.sid=bens; Path=/";
  localStorage.setItem("draft", "Ben's");
  sessionStorage.setItem("draft", "Ann's");
  await emptyTab(new QueryClient());
  expect([localStorage.getItem("draft"), sessionStorage.length]).toEqual(["Ben's", 0]);
  releaseTab();
  document.cookie = "aurora.sid=; Path=/; Max-Age=0";
});

test("the query cache is empty, mutations too", async () => {
  const queryClient = new QueryClient();
  queryClient.setQueryData(["session", "me"], { name: "Ann" });
  queryClient.getMutationCache().build(queryClient, { mutationKey: ["rename"] });
  await emptyTab(queryClient);
  expect(queryClient.getQueryCache().getAll()).toEqual([]);
  expect(queryClient.getMutationCache().getAll()).toEqual([]);
});

test("a query that answers late brings nothing back", async () => {
  const queryClient = new QueryClient();
  const { answer, settled } = startQuery(queryClient);
  const emptied = emptyTab(queryClient);
  answer();
  await Promise.all([emptied, settled]);
  expect(queryClient.getQueryCache().getAll()).toEqual([]);
});

test("a query that answers after everything is over brings nothing back either", async () => {
  const queryClient = new QueryClient();
  const { answer, settled } = startQuery(queryClient);
  await emptyTab(queryClient);
  answer();
  await settled;
  expect(queryClient.getQueryData(["session", "me"])).toBeUndefined();
});

test("a storage that is blocked stops nothing", async () => {
  const warned = vi.spyOn(console, "warn").mockReturnValue(undefined);
  const blocked = { clear: () => Promise.reject(new Error()), keys: () => Promise.reject(new Error("blocked")) };
  vi.stubGlobal("caches", blocked);
  vi.stubGlobal("indexedDB", { databases: () => Promise.reject(new Error("blocked")) });
  const refuse = () => {
    throw new DOMException("blocked", "SecurityError");
  };
  vi.stubGlobal("sessionStorage", { clear: refuse });
  localStorage.setItem("aurora.draft", "Ann's");
  await emptyTab(new QueryClient());
  expect(localStorage.getItem("aurora.draft")).toBeNull();
  expect(warned).toHaveBeenCalled();
});

test("a browser that can't list its databases (Firefox before 126) empties everything else", async () => {
  const remove = vi.fn<() => Promise<boolean>>(async () => true);
  vi.stubGlobal("caches", { keys: async () => ["aurora.pages"], delete: remove });
  vi.stubGlobal("indexedDB", {});
  localStorage.setItem("aurora.draft", "Ann's");
  await emptyTab(new QueryClient());
  expect([localStorage.getItem("aurora.draft"), remove.mock.calls]).toEqual([null, [["aurora.pages"]]]);
});

test("covering and uncovering a tab leaves it as it was", () => {
  const before = document.documentElement.outerHTML;
  coverTab();
  expect(document.documentElement.dataset["covered"]).toBe("");
  uncoverTab();
  expect(document.documentElement.outerHTML).toBe(before);
});

test("the scripts that hold the page's data once more go; those that load code stay", async () => {
  const scripts = document.createElement("div");
  scripts.innerHTML = '<script type="x">self.__next_f.push([1,"Ann"])</script><script type="x" src="/x.js"></script>';
  document.body.append(scripts);
  await emptyTab(new QueryClient());
  expect(scripts.innerHTML).not.toContain("Ann");
  expect(scripts.querySelectorAll("script")).toHaveLength(1);
  scripts.remove();
});

test("the client that the package's parts made for themselves is emptied, beside the host's and without one", async () => {
  const [own, given] = [new QueryClient(), new QueryClient()];
  noteOwnClient(own);
  for (const host of [given, undefined]) {
    for (const client of [own, given]) client.setQueryData(["me"], "private");
    await emptyTab(host);
    expect(own.getQueryCache().getAll()).toEqual([]);
  }
  await emptyTab(given);
  expect(given.getQueryCache().getAll()).toEqual([]);
});
