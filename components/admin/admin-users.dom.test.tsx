import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { AdminUserDetails } from "@/components/admin/admin-user-details";
import { AdminUsers } from "@/components/admin/admin-users";
import { Reauthentication } from "@/components/session/reauthentication";
import { TabGuard } from "aurora-session/react";
import { TestWords } from "@/components/words/test-words";
import type { AdminUser, AdminUsers as Page } from "@/lib/admin/admin-schemas";

vi.mock("next/navigation", async (original) => ({
  ...(await original<object>()),
  useSearchParams: () => new URLSearchParams(location.search),
}));

const admin = {
  userId: "0198c0de-0000-7000-8000-00000000000a",
  sessionId: "session-of-ann",
  endingTickets: { this: "t", all: "all" },
  expiresAt: "2125-11-21T00:00:00Z",
};
const benId = "0198c0de-0000-7000-8000-00000000000b";
const sessionId = "0198c0de-0000-4000-8000-000000000001";
const time = "2026-11-21T09:05:00.000Z";

const ben: AdminUser = {
  id: benId,
  email: "ben@example.com",
  name: "Ben",
  role: "user",
  mustChangePassword: false,
  disabledAt: null,
  createdAt: time,
  sessions: [
    {
      id: sessionId,
      createdAt: time,
      lastActiveAt: time,
      expiresAt: time,
      idleExpiresAt: time,
      kind: "browser" as const,
      current: false,
      device: { name: "Firefox on Linux", ownName: null, address: "203.0.113.0/24" },
      method: "password",
    },
  ],
};

let requests: string[] = [];
let page: Page = { users: [], total: 0, nextCursor: null };
let user: AdminUser = ben;
let answer: () => Response = () => Response.json({});

beforeEach(() => {
  document.cookie = `aurora.sid=${admin.sessionId}; Path=/`;
  page = { users: [ben], total: 1, nextCursor: null };
  user = ben;
  requests = [];
  history.replaceState(null, "", "/admin/sessions");
  vi.stubGlobal("fetch", async (address: string, { method }: { method: string }) => {
    requests.push(`${method} ${address}`);
    if (method !== "GET") return answer();
    if (address.includes("/activity")) return Response.json({ events: [], nextCursor: null });
    return Response.json(/users\/./.test(address) ? user : page);
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function open(content: ReactNode): void {
  render(
    <TestWords>
      <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
        <TabGuard {...admin}>
          <Reauthentication method="password">{content}</Reauthentication>
        </TabGuard>
      </QueryClientProvider>
    </TestWords>,
  );
}

const openUsers = () => open(<AdminUsers />);
const openUser = () => open(<AdminUserDetails initial={user} readAt={Date.now()} />);

test("a name can't turn round what stands beside it", async () => {
  page = { users: [{ ...ben, name: "\u202Emoc.knab@nimda" }], total: 1, nextCursor: null };
  openUsers();
  const name = await screen.findByText("\u202Emoc.knab@nimda");
  expect([name.localName, name.parentElement?.textContent]).toEqual(["bdi", "\u202Emoc.knab@nimda"]);
});

function commands(): readonly string[] {
  return requests.filter((line) => !line.startsWith("GET"));
}

async function press(name: string): Promise<void> {
  fireEvent.click(await screen.findByRole("button", { name }));
}

test("a session is ended, and the page says so only once the server did", async () => {
  openUser();
  answer = () => Response.json({ ended: 1 });
  await press("End session");
  user = { ...ben, sessions: [] };
  expect(await screen.findByText("The session on Firefox on Linux was ended.")).toBeDefined();
  expect(commands()).toEqual([`DELETE /api/admin/sessions/${sessionId}`]);
  await waitFor(() => expect(screen.queryByText("Firefox on Linux")).toBeNull());
});

test("what hurts is asked first: Cancel sends nothing, and a refusal is told", async () => {
  openUser();
  await press("Disable");
  const dialog = await screen.findByRole("alertdialog", { name: "Disable this account?" });
  fireEvent.click(within(dialog).getByRole("button", { name: "Cancel" }));
  expect(commands()).toEqual([]);
  answer = () => new Response("oops", { status: 500 });
  fireEvent.click(screen.getByRole("button", { name: "Disable" }));
  const again = await screen.findByRole("alertdialog", { name: "Disable this account?" });
  fireEvent.click(within(again).getByRole("button", { name: "Disable" }));
  expect(await screen.findByText("“Disable” was not done")).toBeDefined();
  expect(commands()).toEqual([`POST /api/admin/users/${benId}/disable`]);
  expect(screen.queryByText(/was disabled/)).toBeNull();
});

test("a session that is not fresh is asked for the password in place", async () => {
  openUser();
  const problem = { type: "x", title: "x", detail: "x", status: 403, code: "reauthentication_required" };
  answer = () => Response.json(problem, { status: 403 });
  await press("End session");
  expect(await screen.findByRole("dialog", { name: "Confirm that it's you" })).toBeDefined();
});

test("one can't disable oneself, and only the disabled can be enabled", async () => {
  user = { ...ben, id: admin.userId };
  openUser();
  expect(await screen.findByRole("button", { name: "Require new password" })).toBeDefined();
  expect(screen.queryByRole("button", { name: "Disable" })).toBeNull();
  expect(screen.queryByRole("button", { name: "Enable" })).toBeNull();
  cleanup();
  user = { ...ben, sessions: [], disabledAt: time, mustChangePassword: true };
  openUser();
  expect(await screen.findByRole("button", { name: "Enable" })).toBeDefined();
  expect(screen.queryAllByRole("button", { name: /Disable|Require|End/ })).toEqual([]);
});

test("users are looked for by name, address and state, sorted, and read on page by page; the address has it all", async () => {
  page = { users: [ben], total: 41, nextCursor: "next" };
  openUsers();
  expect(await screen.findByText("41 users")).toBeDefined();
  expect(screen.getByRole("link", { name: "Ben" }).getAttribute("href")).toBe(`/admin/users/${benId}`);
  page = { users: [{ ...ben, id: admin.userId, email: "carol@example.com", name: null }], total: 41, nextCursor: null };
  fireEvent.click(screen.getByRole("button", { name: "Show more" }));
  expect(await screen.findByText("carol@example.com")).toBeDefined();
  expect(screen.getByText("ben@example.com")).toBeDefined();
  expect(requests.at(-1)).toBe("GET /api/admin/users?show=signed_in&search=&sort=newest&cursor=next");
  const push = vi.spyOn(history, "pushState").mockReturnValue(undefined);
  fireEvent.change(screen.getByLabelText("Name or email contains"), { target: { value: " carol " } });
  fireEvent.change(screen.getByLabelText("Show"), { target: { value: "all" } });
  fireEvent.submit(screen.getByRole("search"));
  fireEvent.click(screen.getByRole("button", { name: /^Name/ }));
  expect(push.mock.calls.map(([, , address]) => address)).toEqual([
    "?show=all&search=carol&sort=newest",
    "?show=signed_in&search=&sort=name",
  ]);
});

test("a link with a search leads to what it found", async () => {
  history.replaceState(null, "", "/admin/sessions?show=disabled&search=ben&sort=name");
  page = { users: [], total: 0, nextCursor: null };
  openUsers();
  expect(await screen.findByText("No users found")).toBeDefined();
  expect(requests.at(-1)).toBe("GET /api/admin/users?show=disabled&search=ben&sort=name");
  expect(screen.getByLabelText("Show")).toHaveProperty("value", "disabled");
});
