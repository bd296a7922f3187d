import { QueryClient, QueryClientProvider, useMutation } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

const ann = {
  userId: "0198c0de-0000-7000-8000-00000000000a",
  sessionId: "session-of-ann",
  endingTickets: { this: "ticket", all: "all" },
  expiresAt: "2125-11-21T00:00:00Z",
};
const fetched = vi.fn<typeof fetch>();
const replaced = vi.fn<(url: string | URL) => void>();

/** A part of a page with a form and a button. Neither is ever answered. */
function WorkInProgress() {
  const { mutate } = useMutation({
    mutationFn: () => new Promise<never>(() => undefined),
    meta: { doing: "Renaming the team" },
  });
  return (
    <section>
      <h2>Profile</h2>
      <form>
        <input name="nickname" aria-label="Nickname" />
      </form>
      <button onClick={() => mutate()}>Rename</button>
    </section>
  );
}

async function renderControl(redirectTo?: string): Promise<void> {
  const [{ TabGuard }, { SignOutControl }] = [await import("./tab-guard.tsx"), await import("./sign-out-control.tsx")];
  const { EnglishWords } = await import("./english-words.tsx");
  render(
    <QueryClientProvider client={new QueryClient()}>
      <EnglishWords>
        <TabGuard {...ann}>
          <SignOutControl action={() => Promise.resolve()} {...(redirectTo !== undefined && { redirectTo })} />
          <WorkInProgress />
        </TabGuard>
      </EnglishWords>
    </QueryClientProvider>,
  );
}

beforeEach(async () => {
  vi.resetModules();
  fetched.mockReset();
  fetched.mockImplementation(async () => Response.json({ success: true, revocation: "committed", ended: 1 }));
  vi.stubGlobal("fetch", fetched);
  replaced.mockReset();
  vi.spyOn(location, "replace").mockImplementation(replaced);
  document.cookie = `aurora.sid=${ann.sessionId}; Path=/`;
  await renderControl();
});
afterEach(async () => {
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  document.cookie = "aurora.leaving=; Path=/; Max-Age=0";
  delete document.documentElement.dataset["covered"];
  // A cover gets its words after a moment, in which the document may be gone.
  (await import("../browser/cover-words.ts")).endCoverWords();
});

function openDialog(): HTMLElement {
  fireEvent.click(screen.getByRole("button", { name: "Sign out" }));
  return screen.getByRole("alertdialog", { name: "Sign out?" });
}

function posted(): unknown[] {
  return fetched.mock.calls
    .filter(([url]) => url === "/api/auth/logout")
    .map(([, init]) => (typeof init?.body === "string" ? JSON.parse(init.body) : null));
}

function nothingHappened(): void {
  expect(fetched).not.toHaveBeenCalled();
  expect(document.cookie).not.toContain("aurora.leaving");
  expect(document.documentElement.dataset["covered"]).toBeUndefined();
  expect(replaced).not.toHaveBeenCalled();
}

describe("asking first", () => {
  test("the button asks, and the answer that changes nothing has the focus", () => {
    const dialog = openDialog();
    expect(document.activeElement).toBe(within(dialog).getByRole("button", { name: "Cancel" }));
    nothingHappened();
  });

  test("Cancel changes nothing and sends nothing", () => {
    fireEvent.click(within(openDialog()).getByRole("button", { name: "Cancel" }));
    expect(screen.queryByRole("alertdialog")).toBeNull();
    nothingHappened();
  });

  test("Escape changes nothing and sends nothing", () => {
    const dialog = openDialog();
    // Browsers turn Escape into this event of a modal dialog (WHATWG HTML §4.11.4).
    fireEvent(dialog, new Event("cancel", { cancelable: true }));
    expect(screen.queryByRole("alertdialog")).toBeNull();
    nothingHappened();
  });

  test("a tick that was cancelled is not remembered", () => {
    const dialog = openDialog();
    fireEvent.click(within(dialog).getByRole("checkbox"));
    fireEvent.click(within(dialog).getByRole("button", { name: "Cancel" }));
    expect(within(openDialog()).getByRole("checkbox")).toHaveProperty("checked", false);
  });
});

describe("confirming", () => {
  test.each([
    [false, "this"],
    [true, "all"],
  ] as const)(
    "with 'all other devices' ticked: %s, posts scope %s and this page's session, once",
    async (ticked, scope) => {
      const dialog = openDialog();
      if (ticked) fireEvent.click(within(dialog).getByLabelText("Also sign out of all other devices"));
      const confirm = within(dialog).getByRole("button", { name: "Sign out" });
      fireEvent.click(confirm);
      fireEvent.click(confirm);
      expect(document.documentElement.dataset["covered"]).toBe("");
      expect(document.cookie).toContain(`aurora.leaving=${ann.sessionId}.${ann.endingTickets[scope]}`);
      await waitFor(() => expect(replaced).toHaveBeenCalledWith("/signed-out"));
      expect(posted()).toEqual([{ scope, session: ann.sessionId }]);
    },
  );

  test("the other tabs are told to cover themselves before the server has answered, and of the end afterwards", async () => {
    let arrive: () => void = () => undefined;
    const arrived = new Promise<void>((resolve) => (arrive = resolve));
    fetched.mockImplementation(async () => {
      await arrived;
      return Response.json({ success: true, revocation: "committed", ended: 1 });
    });
    const told: string[] = [];
    const stop = (await import("../browser/tab-channel.ts")).listenToTabs(({ type }) => told.push(type));
    fireEvent.click(within(openDialog()).getByRole("button", { name: "Sign out" }));
    await waitFor(() => expect(told).toEqual(["leaving"]));
    arrive();
    await waitFor(() => expect(told).toEqual(["leaving", "ended"]));
    await waitFor(() => expect(replaced).toHaveBeenCalled());
    stop();
  });

  test.each([
    ["/goodbye", "/goodbye"],
    ["//evil.example", "/signed-out"],
    ["javascript:alert(1)", "/signed-out"],
  ])("with redirectTo %s lands on %s, with the receipt kept", async (redirectTo, landing) => {
    cleanup();
    await renderControl(redirectTo);
    fireEvent.click(within(openDialog()).getByRole("button", { name: "Sign out" }));
    await waitFor(() => expect(replaced).toHaveBeenCalledWith(landing));
    expect(JSON.parse(sessionStorage.getItem("aurora.receipt") ?? "{}")).toMatchObject({ revocation: "committed" });
  });

  test("with redirectTo, what is not committed is finished on the receipt's page first", async () => {
    fetched.mockImplementation(async () => Response.json({ success: true, revocation: "pending" }, { status: 202 }));
    cleanup();
    await renderControl("/goodbye");
    fireEvent.click(within(openDialog()).getByRole("button", { name: "Sign out" }));
    await waitFor(() => expect(replaced).toHaveBeenCalledWith("/signed-out?next=%2Fgoodbye"));
  });

  test("leaves and empties the tab although the server can't be reached, and says that it is not confirmed", async () => {
    const warned = vi.spyOn(console, "warn").mockReturnValue(undefined);
    fetched.mockImplementation(() => Promise.reject(new TypeError("Failed to fetch")));
    localStorage.setItem("aurora.draft", "Ann's");
    fireEvent.click(within(openDialog()).getByRole("button", { name: "Sign out" }));
    await screen.findByText(/The server will be told/);
    expect(localStorage.getItem("aurora.draft")).toBeNull();
    expect(JSON.parse(sessionStorage.getItem("aurora.receipt") ?? "{}")).toMatchObject({
      revocation: "pending",
      ended: null,
    });
    expect(document.cookie).toContain("aurora.leaving=");
    expect(warned).toHaveBeenCalled();
  });
});

describe("work that would be lost", () => {
  test("nothing is said, and no other button is there, when there is none", () => {
    const dialog = within(openDialog());
    expect(dialog.getAllByRole("button")).toHaveLength(2);
    expect(dialog.queryByRole("list")).toBeNull();
  });

  test("unsent text is named, not shown, and “Finish first” closes the dialog and goes to its field", () => {
    const field = screen.getByLabelText("Nickname");
    fireEvent.change(field, { target: { value: "half a nickname" } });
    const dialog = openDialog();
    expect(within(dialog).getByRole("listitem").textContent).toBe("Nickname");
    expect(dialog.textContent).not.toContain("half a nickname");
    expect(document.activeElement).toBe(within(dialog).getByRole("button", { name: "Cancel" }));
    fireEvent.click(within(dialog).getByRole("button", { name: "Finish first" }));
    expect(screen.queryByRole("alertdialog")).toBeNull();
    expect(document.activeElement).toBe(field);
    nothingHappened();
  });

  test("a running mutation is named by what it does", () => {
    fireEvent.click(screen.getByRole("button", { name: "Rename" }));
    const dialog = within(openDialog());
    expect(dialog.getByRole("listitem").textContent).toBe("Renaming the team");
    expect(dialog.getByRole("button", { name: "Finish first" })).toBeDefined();
  });

  test("a form on its way is named by its part of the page, until it was answered", async () => {
    const { noteRunningForm } = await import("../browser/running-forms.ts");
    const form = screen.getByLabelText<HTMLInputElement>("Nickname").form;
    if (form === null) throw new Error("The field has a form.");
    fireEvent.change(screen.getByLabelText("Nickname"), { target: { value: "sent already" } });
    const answered = noteRunningForm(form);
    const dialog = within(openDialog());
    expect(dialog.getByRole("listitem").textContent).toBe("Profile");
    act(answered);
    // It failed, so the typed text is unsent again.
    expect(dialog.getByRole("listitem").textContent).toBe("Nickname");
  });
});

test("without JavaScript the button is a form that names this page's session", () => {
  const form = screen.getByRole("button", { name: "Sign out" }).closest("form");
  expect(form === null ? null : new FormData(form).get("session")).toBe(ann.sessionId);
});
