import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Devices } from "@/components/devices/devices";
import { Reauthentication } from "@/components/session/reauthentication";
import { TestWords } from "@/components/words/test-words";
import { TabGuard } from "aurora-session/react";
import type { Language, PublicSession } from "aurora-session/shared";

const ann = {
  userId: "0198c0de-0000-7000-8000-00000000000a",
  sessionId: "0198c0de-0000-4000-8000-000000000001",
  endingTickets: { this: "ticket", all: "all" },
  expiresAt: "2125-11-21T00:00:00Z",
};

const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();

function device(number: number, given: Partial<PublicSession> = {}): PublicSession {
  return {
    id: `0198c0de-0000-4000-8000-${String(number).padStart(12, "0")}`,
    createdAt: ago(72),
    lastActiveAt: ago(2),
    expiresAt: ann.expiresAt,
    idleExpiresAt: ann.expiresAt,
    kind: "browser",
    current: false,
    device: { name: "Firefox on Linux", ownName: null, address: "203.0.113.0/24" },
    method: "password",
    ...given,
  };
}

const here = device(1, { current: true });
const phone = { name: "Safari on iOS", ownName: null, address: null };

let sessions: PublicSession[] = [];
let requests: string[] = [];
let answer: (request: string) => Response = () => Response.json({ ended: 1 });
let queryClient = new QueryClient();

beforeEach(() => {
  document.cookie = `aurora.sid=${ann.sessionId}; Path=/`;
  requests = [];
  answer = () => Response.json({ ended: 1 });
  queryClient = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Infinity } } });
  vi.stubGlobal("fetch", async (address: string, { method, body }: { method: string; body?: string }) => {
    if (method === "GET") return Response.json({ sessions });
    const request = [method, address.replace("/api/auth/sessions", ""), body].filter(Boolean).join(" ");
    requests.push(request);
    return answer(request);
  });
});
afterEach(() => {
  cleanup();
  document.documentElement.lang = "";
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

function open(others: PublicSession[], language: Language = "en"): void {
  sessions = [here, ...others];
  render(
    <TestWords language={language}>
      <QueryClientProvider client={queryClient}>
        <TabGuard {...ann}>
          <Reauthentication method="password">
            <Devices initial={{ sessions }} readAt={Date.now()} />
          </Reauthentication>
        </TabGuard>
      </QueryClientProvider>
    </TestWords>,
  );
}

const others = () => within(screen.getByRole("region", { name: "Other devices" }));
const rows = () => others().getAllByRole("listitem");
const row = (place: number) => within(rows()[place] ?? document.body);

async function hear(live: PublicSession[]): Promise<void> {
  sessions = [here, ...live];
  await act(() => queryClient.invalidateQueries());
}

function answerQuestion(title: string, button: string): void {
  fireEvent.click(within(screen.getByRole("alertdialog", { name: title })).getByRole("button", { name: button }));
}

describe("a device is recognised", () => {
  test("by its own name beside what it is, where it is, and since when, and a new one is marked", () => {
    const named = { name: "Chrome on Windows", ownName: "Kitchen", address: "192.168.1.0/24" };
    open([device(2, { device: named }), device(3, { device: phone, createdAt: ago(5), lastActiveAt: ago(0.01) })]);
    const exact = new Intl.DateTimeFormat("en-US", { dateStyle: "medium", timeStyle: "short" });
    const at = (hours: number) => exact.format(new Date(ago(hours)));
    expect(rows()[0]?.textContent).toContain(
      `KitchenChrome on Windowsyour local networkActive 2 hours ago, ${at(2)}Signed in 3 days ago, ${at(72)}Password`,
    );
    expect(row(0).getByText(/2 hours ago/).title).toBe(at(2));
    expect(rows()[1]?.textContent).toMatch(/^Safari on iOSNewUnknown addressActive nowSigned in 5 hours ago, /);
    expect(row(0).queryByText("New")).toBeNull();
  });

  test("in the person's region within the page's language", () => {
    vi.spyOn(navigator, "languages", "get").mockReturnValue(["fr-CH", "en-GB", "en-US"]);
    open([device(2, { createdAt: "2025-11-21T09:05:00.000Z" })]);
    expect(row(0).getByTitle(/^21 Nov 2025, \d\d:\d5$/)).toBeDefined();
  });

  test("gets a name, and loses it again", async () => {
    open([device(2)]);
    answer = () => new Response(null, { status: 204 });
    fireEvent.click(row(0).getByRole("button", { name: "Name it" }));
    const dialog = within(screen.getByRole("dialog", { name: "Name this device" }));
    expect(document.activeElement).toBe(dialog.getByLabelText("Name"));
    fireEvent.change(dialog.getByLabelText("Name"), { target: { value: "Kitchen" } });
    sessions = [here, device(2, { device: { ...phone, ownName: "Kitchen" } })];
    fireEvent.click(dialog.getByRole("button", { name: "Save" }));
    expect(await row(0).findByText("Kitchen")).toBeDefined();
    expect(screen.getByText("The name is saved.").closest("[role=status]")).not.toBeNull();
    expect(requests).toEqual([`PATCH /${device(2).id} {"name":"Kitchen"}`]);
    expect(row(0).getByRole("button", { name: "Rename" })).toBeDefined();
  });
});

describe("ending another device", () => {
  test("asks first, and a second click at the same place ends no second one", async () => {
    open([device(2), device(3, { device: phone })]);
    const [first] = rows();
    fireEvent.click(row(0).getByRole("button", { name: "Sign out" }));
    expect(document.activeElement?.textContent).toBe("Cancel");
    expect(requests).toEqual([]);
    answerQuestion("Sign out Firefox on Linux?", "Sign out");
    const said = await screen.findByText("Firefox on Linux was signed out.");
    expect(said.closest("[role=status]")).not.toBeNull();
    expect(rows()[0]).toBe(first);
    expect(rows()).toHaveLength(2);
    expect(document.activeElement).toBe(row(0).getByText("Signed out"));
    expect(row(0).queryByRole("button", { name: "Sign out" })?.closest(".invisible")).not.toBeNull();
    expect(others().getByText("1 other device is signed in.")).toBeDefined();
    expect(requests).toEqual([`DELETE /${device(2).id}`]);
  });

  test("a refusal is told, and nothing is said to be done", async () => {
    open([device(2)]);
    answer = () => new Response("oops", { status: 500 });
    fireEvent.click(row(0).getByRole("button", { name: "Sign out" }));
    answerQuestion("Sign out Firefox on Linux?", "Sign out");
    expect(await screen.findByText("This device is still signed in")).toBeDefined();
    expect(screen.queryByText("Signed out")).toBeNull();
  });

  test("all others: asks with what goes, and every row says so in its place", async () => {
    open([device(2), device(3, { device: phone })]);
    answer = () => {
      sessions = [here];
      return Response.json({ ended: 2 });
    };
    fireEvent.click(others().getByRole("button", { name: "Sign out other devices" }));
    expect(requests).toEqual([]);
    answerQuestion("Sign out all other devices?", "Sign out other devices");
    expect(await screen.findByText("2 other devices were signed out.")).toBeDefined();
    await waitFor(() => expect(others().getAllByText("Signed out")).toHaveLength(2));
    expect(document.activeElement).toBe(others().getByText("You are signed in here only."));
  });

  test("an app is disconnected, and says so", async () => {
    open([device(2, { kind: "client", device: { ...phone, name: "Sync on Sunday" } })]);
    fireEvent.click(screen.getByRole("button", { name: "Disconnect" }));
    answerQuestion("Disconnect Sync on Sunday?", "Disconnect");
    expect(await screen.findByText("Sync on Sunday was disconnected.")).toBeDefined();
    expect(document.activeElement?.textContent).toBe("Disconnected");
  });
});

test("rows keep their places when another is used, ends elsewhere or comes along", async () => {
  const [second, third] = [device(2), device(3, { device: phone })];
  open([second, third]);
  await hear([device(4), { ...third, lastActiveAt: ago(0) }]);
  await waitFor(() => expect(rows()).toHaveLength(3));
  expect(rows().map((each) => each.querySelector("bdi")?.textContent)).toEqual([
    "Firefox on Linux",
    "Safari on iOS",
    "Firefox on Linux",
  ]);
  expect(row(0).getByText("Signed out")).toBeDefined();
  expect(row(1).getByText("Active now")).toBeDefined();
});

describe("200 devices", () => {
  const many = () => Array.from({ length: 199 }, (_, index) => device(index + 2));

  test("are ten rows below the act for all, and more on request, with the focus on the first of them", () => {
    open(many());
    const end = others().getByRole("button", { name: "Sign out other devices" });
    expect(rows()).toHaveLength(10);
    expect(end.compareDocumentPosition(rows()[0] ?? end)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
    fireEvent.click(others().getByRole("button", { name: "Show 20 more" }));
    expect(rows()).toHaveLength(30);
    expect(document.activeElement).toBe(rows()[10]);
  });

  test("hide nobody who signs in while the page is open", async () => {
    open(many());
    const arrived = device(300, { device: { ...phone, name: "Opera on Windows" }, createdAt: ago(0) });
    await hear([arrived, ...many()]);
    expect(await others().findByText("Opera on Windows")).toBeDefined();
    expect(rows()).toHaveLength(11);
  });

  test("are searched by name, system, address and own name", () => {
    const given = { name: "Chrome on Windows", ownName: "Kitchen", address: "198.51.100.0/24" };
    open([...many(), device(300, { device: given })]);
    const find = (text: string) =>
      fireEvent.change(others().getByLabelText("Find a device"), { target: { value: text } });
    for (const text of ["kitchen", " windows ", "198.51", "NEAR 198.51.100.x"]) {
      find(text);
      expect([text, rows().length]).toEqual([text, 1]);
    }
    expect(others().getByText("1 device matches.")).toBeDefined();
    find("nobody's");
    expect(others().queryAllByRole("listitem")).toEqual([]);
    expect(others().getByText(/No device matches/)).toBeDefined();
  });
});

describe("“This wasn't me”", () => {
  test("says what will happen, asks for a factor, and then this tab leaves", async () => {
    const replace = vi.spyOn(location, "replace").mockImplementation(() => undefined);
    open([device(2)]);
    fireEvent.click(row(0).getByRole("button", { name: "This wasn't me" }));
    const dialog = within(screen.getByRole("alertdialog", { name: "This wasn't you?" }));
    expect(dialog.getAllByRole("listitem")).toHaveLength(3);
    expect(requests).toEqual([]);
    fireEvent.click(dialog.getByRole("button", { name: "Secure my account" }));
    await waitFor(() => expect(replace).toHaveBeenCalledWith(expect.stringMatching(/^\/login\?reason=reported/)));
    expect(requests).toEqual(["POST /api/account/secure"]);
    delete document.documentElement.dataset["covered"];
  });
});
