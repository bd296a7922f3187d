import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { SignedInElsewhere } from "@/components/session/signed-in-elsewhere";
import { NOT_SIGNED_IN } from "aurora-session/browser";
import { signIn } from "@/lib/words/en/account";

const replace = vi.fn<(address: string | URL) => void>();
let session: unknown = null;

beforeEach(() => {
  setSession("");
  session = { user: { name: "Ann Archer", email: "ann@example.com" } };
  vi.spyOn(location, "replace").mockImplementation(replace);
  vi.stubGlobal("fetch", async () => Response.json(session));
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  replace.mockReset();
});

function setSession(id: string): void {
  document.cookie = `aurora.sid=${id}; Path=/${id === "" ? "; Max-Age=0" : ""}`;
}

function comeBack(id: string): void {
  setSession(id);
  fireEvent.focus(window);
}

function open({ typed = "", before = null }: { typed?: string; before?: string | null } = {}): void {
  render(
    <>
      <SignedInElsewhere words={signIn.elsewhere} next="/account/security" before={before} />
      <form aria-label="Sign in">
        <input name="email" aria-label="Email" />
      </form>
    </>,
  );
  fireEvent.change(screen.getByLabelText("Email"), { target: { value: typed } });
}

test("where nothing was typed, a sign-in in another tab takes this one where it wanted to go", () => {
  open();
  comeBack("session-of-ann");
  expect(replace.mock.calls).toEqual([["/account/security"]]);
});

test("where something was typed, it says who is signed in and lets the person decide, until that is over", async () => {
  open({ typed: "ben@example.com" });
  comeBack("session-of-ann");
  const name = await screen.findByText("Ann Archer");
  expect(name.closest("[role=status]")?.textContent).toContain("You are signed in as Ann Archer in another tab.");
  expect(screen.getByRole("link").getAttribute("href")).toBe("/account/security");
  comeBack("");
  expect(screen.queryByText("Ann Archer")).toBeNull();
  expect(replace).not.toHaveBeenCalled();
});

test("its own form that is on its way is no sign-in elsewhere", () => {
  open();
  fireEvent.submit(screen.getByRole("form"));
  comeBack("session-of-ann");
  expect(replace).not.toHaveBeenCalled();
  // Once this form was refused, a sign-in can only have come from elsewhere.
  dispatchEvent(new Event(NOT_SIGNED_IN));
  expect(replace).toHaveBeenCalledOnce();
});

test("a page that is left names nobody any more", async () => {
  open({ typed: "ben@example.com" });
  comeBack("session-of-ann");
  await screen.findByText("Ann Archer");
  fireEvent(window, new Event("pagehide"));
  expect(screen.queryByText("Ann Archer")).toBeNull();
});

test("nothing is said of a sign-in from before this page was opened, and nobody is named where the server can't tell who it is", async () => {
  setSession("session-of-ben");
  open({ typed: "ann@example.com", before: "session-of-ben" });
  comeBack("session-of-ben");
  expect(screen.queryByRole("link")).toBeNull();
  session = null;
  comeBack("session-of-ann");
  expect(await screen.findByText(/Another tab is already signed in\./)).toBeDefined();
});
