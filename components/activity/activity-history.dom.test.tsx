import { act, cleanup, fireEvent, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { makeEvent, noon, openActivity, tellOfChange } from "@/components/activity/test-activity";
import { visit } from "@/components/session/test-address";
import type { PublicEvent } from "@/lib/activity/activity-schemas";

vi.mock("next/navigation", () => import("@/components/session/test-address"));

const fetched = vi.fn<typeof fetch>();
const errors = vi.spyOn(console, "error");

beforeEach(() => {
  vi.stubGlobal("fetch", fetched);
  vi.spyOn(history, "pushState").mockImplementation((_state, _unused, address) => visit(String(address)));
  visit("/account/activity");
});
afterEach(() => {
  cleanup();
  expect(errors).not.toHaveBeenCalled();
  fetched.mockReset();
  vi.unstubAllGlobals();
});

function answerWith(events: readonly PublicEvent[], nextCursor: string | null = null): void {
  fetched.mockImplementationOnce(async () => Response.json({ events, nextCursor }));
}

function fail(): void {
  fetched.mockImplementationOnce(async () => new Response("oops", { status: 500 }));
}

function addresses(): unknown[] {
  return fetched.mock.calls.map(([address]) => address);
}

function press(name: string): void {
  fireEvent.click(screen.getByRole("button", { name }));
}

describe("the filter", () => {
  const choose = (value: string) => fireEvent.change(screen.getByLabelText("Show"), { target: { value } });

  test("asks for one kind, keeps it in the address, and going back shows everything again", async () => {
    openActivity([makeEvent()]);
    expect(fetched).not.toHaveBeenCalled();
    answerWith([makeEvent({ type: "sign_in_failed", kind: "failures" })]);
    choose("failures");
    expect(screen.getByRole("status", { name: "Loading your activity" })).toBeDefined();
    expect(await screen.findByText("Sign-in failed")).toBeDefined();
    expect(screen.queryByText("Signed in")).toBeNull();
    expect([addresses(), location.search]).toEqual([["/api/activity?kind=failures"], "?kind=failures"]);
    act(() => visit("/account/activity"));
    expect(screen.getByText("Signed in")).toBeDefined();
    expect(screen.getByLabelText("Show")).toHaveProperty("value", "");
    expect(fetched).toHaveBeenCalledOnce();
  });

  test("shows the kind that the address names, and Everything leads back to all", async () => {
    visit("/account/activity?kind=endings");
    openActivity([makeEvent({ type: "session_ended", kind: "endings", reason: "idle" })], { kind: "endings" });
    expect(screen.getByLabelText("Show")).toHaveProperty("value", "endings");
    expect(screen.getByText("Session ended after a while without use")).toBeDefined();
    answerWith([]);
    choose("");
    expect(await screen.findByText("Nothing yet")).toBeDefined();
    expect([addresses(), location.search]).toEqual([["/api/activity"], ""]);
  });

  test("an address that names no kind shows everything", () => {
    visit("/account/activity?kind=%3Cscript%3E");
    openActivity([makeEvent()]);
    expect(screen.getByLabelText("Show")).toHaveProperty("value", "");
    expect(screen.getByText("Signed in")).toBeDefined();
  });

  test("says that there is nothing of a kind, and offers to try again where that can't be told", async () => {
    openActivity([makeEvent()]);
    fail();
    choose("changes");
    expect(await screen.findByText("Your activity couldn't be loaded")).toBeDefined();
    answerWith([]);
    press("Try again");
    expect(await screen.findByText("Nothing of this kind")).toBeDefined();
  });
});

describe("older activity", () => {
  test("follows the cursor, and the focus goes to the end when there is no more", async () => {
    visit("/account/activity?kind=sign_ins");
    openActivity([makeEvent()], { kind: "sign_ins", nextCursor: "c1" });
    expect(screen.getByText("The newest one is shown.")).toBeDefined();
    answerWith([makeEvent({ at: noon(1) })]);
    press("Show older");
    const end = await screen.findByText("That is everything.");
    await waitFor(() => expect(document.activeElement).toBe(end));
    expect(screen.getByRole("region", { name: "Yesterday" })).toBeDefined();
    expect(addresses()).toEqual(["/api/activity?kind=sign_ins&cursor=c1"]);
    expect(screen.queryByRole("button", { name: "Show older" })).toBeNull();
  });

  test("a failure keeps what is shown and offers to try again", async () => {
    openActivity([makeEvent()], { nextCursor: "c1" });
    fail();
    press("Show older");
    expect(await screen.findByText("Older activity couldn't be loaded")).toBeDefined();
    expect(screen.getByRole("region", { name: "Today" })).toBeDefined();
    answerWith([makeEvent({ at: noon(1) })], "c2");
    press("Try again");
    expect(await screen.findByText("The newest 2 are shown.")).toBeDefined();
    expect(screen.getByRole("button", { name: "Show older" })).toBeDefined();
  });

  test("comes though news arrive while it is asked for: what is shown is read again, and then it", async () => {
    openActivity([makeEvent()], { nextCursor: "c1" });
    const today = makeEvent();
    fetched.mockReturnValueOnce(new Promise(() => undefined));
    press("Show older");
    await waitFor(() => expect(fetched).toHaveBeenCalledOnce());
    fetched.mockImplementation(async (address) =>
      typeof address === "string" && address.includes("cursor")
        ? Response.json({ events: [makeEvent({ at: noon(1) })], nextCursor: null })
        : Response.json({ events: [today], nextCursor: "c1" }),
    );
    tellOfChange();
    expect(await screen.findByText("That is everything.")).toBeDefined();
    expect(screen.getByRole("region", { name: "Today" })).toBeDefined();
    expect(screen.getByRole("region", { name: "Yesterday" })).toBeDefined();
  });
});
