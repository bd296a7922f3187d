import { QueryClient } from "@tanstack/react-query";
import { afterEach, expect, test, vi } from "vitest";
import { coverTab, emptyTab, uncoverTab } from "./empty-tab.ts";

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

test("data of the person goes; preferences of the device, and data that is not ours, stay", async () => {
  localStorage.setItem("aurora.preference.theme", "dark");
  localStorage.setItem("aurora.draft", "Ann's");
  localStorage.setItem("aurora.", "Ann's");
  localStorage.setItem("aurora.preferences", "Ann's");
  localStorage.setItem("other.app", "kept");
  sessionStorage.setItem("anything", "Ann's");
  await emptyTab(new QueryClient());
  expect(Object.keys(localStorage).toSorted()).toEqual(["aurora.preference.theme", "other.app"]);
  expect(sessionStorage).toHaveLength(0);
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

test("caches and databases of ours are deleted, others not", async () => {
  const deleted: string[] = [];
  const remove = (name: string) => {
    deleted.push(name);
    return Promise.resolve(true);
  };
  vi.stubGlobal("caches", { keys: async () => ["aurora.pages", "other"], delete: remove });
  vi.stubGlobal("indexedDB", {
    databases: async () => [{ name: "aurora.queries" }, { name: "other" }, {}],
    deleteDatabase: remove,
  });
  await emptyTab(new QueryClient());
  expect(deleted.toSorted()).toEqual(["aurora.pages", "aurora.queries"]);
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
