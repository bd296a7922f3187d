import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Reauthentication } from "@/components/session/reauthentication";
import { SignInMethods } from "@/components/account/sign-in-methods";
import { TabGuard } from "aurora-session/react";
import { TestWords } from "@/components/words/test-words";
import type { SignInMethods as Methods } from "@/lib/api-schemas";

vi.mock("next/navigation", () => ({ useRouter: () => ({ refresh: () => undefined }) }));

const ann = {
  userId: "0198c0de-0000-7000-8000-00000000000a",
  sessionId: "session-of-ann",
  endingTickets: { this: "t", all: "all" },
  expiresAt: "2125-11-21T00:00:00Z",
};
const password = { id: "password", linkedAt: null, lastUsedAt: null, removable: true };
const github = { id: "github", linkedAt: "2026-11-21T09:05:00.000Z", lastUsedAt: null, removable: true };

let requests: string[] = [];
let methods: Methods = { methods: [] };
let answer: () => Response = () => Response.json({});

beforeEach(() => {
  document.cookie = `aurora.sid=${ann.sessionId}; Path=/`;
  requests = [];
  vi.stubGlobal("fetch", async (address: string, { method }: { method: string }) => {
    if (method === "GET") return Response.json(methods);
    requests.push(`${method} ${address}`);
    return answer();
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function open(initial: Methods): void {
  methods = initial;
  render(
    <TestWords>
      <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
        <TabGuard {...ann}>
          <Reauthentication method="password">
            <SignInMethods initial={initial} />
          </Reauthentication>
        </TabGuard>
      </QueryClientProvider>
    </TestWords>,
  );
}

function press(method: string): void {
  fireEvent.click(screen.getByRole("button", { name: "Remove", description: method }));
  expect(requests).toEqual([]);
  const question = screen.getByRole("alertdialog", { name: `Remove “${method}”?` });
  fireEvent.click(within(question).getByRole("button", { name: "Remove" }));
}

test("a removed way to sign in keeps its place and says so, has the focus, and the last one can't be removed", async () => {
  open({ methods: [password, github] });
  answer = () => Response.json({ ended: 2 });
  press("GitHub");
  methods = { methods: [{ ...password, removable: false }] };
  expect(await screen.findByText("GitHub was removed. 2 other devices were signed out.")).toBeDefined();
  expect(requests).toEqual(["DELETE /api/account/sign-in-methods/github"]);
  await waitFor(() => expect(document.activeElement?.textContent).toBe("Removed"));
  expect(screen.getByText("GitHub")).toBeDefined();
  expect(screen.getByText(/Your only way to sign in/)).toBeDefined();
  expect(screen.queryByRole("button", { name: "Remove" })).toBeNull();
});

test("a refusal is told, and a session that is not fresh is asked for a factor in place", async () => {
  open({ methods: [password, github] });
  answer = () => new Response("oops", { status: 500 });
  press("GitHub");
  expect(await screen.findByText("This way to sign in is still there")).toBeDefined();
  const problem = { type: "x", title: "x", detail: "x", status: 403, code: "reauthentication_required" };
  answer = () => Response.json(problem, { status: 403 });
  requests = [];
  press("Password");
  expect(await screen.findByRole("dialog", { name: "Confirm that it's you" })).toBeDefined();
});
