import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Devices } from "@/components/devices/devices";
import { Reauthentication } from "@/components/session/reauthentication";
import { TabGuard } from "aurora-session/react";
import { TestWords } from "@/components/words/test-words";

const ann = {
  userId: "0198c0de-0000-7000-8000-00000000000a",
  sessionId: "0198c0de-0000-4000-8000-000000000001",
  endingTickets: { this: "ticket", all: "all" },
  expiresAt: "2125-11-21T00:00:00Z",
};
const time = "2026-11-21T09:05:00.000Z";
const sessions = [
  {
    id: ann.sessionId,
    createdAt: time,
    lastActiveAt: time,
    expiresAt: time,
    idleExpiresAt: time,
    kind: "browser" as const,
    current: true,
    device: { name: "Firefox on Linux", ownName: null, address: "203.0.113.0/24" },
    method: "password",
  },
];
const tokens = {
  token_type: "Bearer",
  access_token: "the access token",
  expires_in: 900,
  refresh_token: "the refresh token",
  client_id: "0198c0de-0000-4000-8000-000000000002",
};

const refusal = { type: "urn:x", title: "No", status: 400, code: "invalid_request", detail: "Not this one." };

let connect: () => Promise<Response> = () => Promise.resolve(Response.json(tokens, { status: 201 }));

beforeEach(() => {
  document.cookie = `aurora.sid=${ann.sessionId}; Path=/`;
  vi.stubGlobal("fetch", async (address: string) =>
    address === "/api/auth/clients" ? connect() : Response.json({ sessions }),
  );
  render(
    <TestWords>
      <QueryClientProvider client={new QueryClient()}>
        <TabGuard {...ann}>
          <Reauthentication method="password">
            <Devices initial={{ sessions }} readAt={Date.parse(time)} />
          </Reauthentication>
        </TabGuard>
      </QueryClientProvider>
    </TestWords>,
  );
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function open(button: string, role: "dialog" | "alertdialog") {
  fireEvent.click(screen.getByRole("button", { name: button }));
  return within(screen.getByRole(role));
}

const WAYS_OUT = [
  ["Cancel", (role: string) => fireEvent.click(within(screen.getByRole(role)).getByRole("button", { name: "Cancel" }))],
  ["Escape", (role: string) => fireEvent(screen.getByRole(role), new Event("cancel", { cancelable: true }))],
] as const;

describe.each(WAYS_OUT)("after %s a dialog asks anew", (_way, leave) => {
  test("this device's sign-out is not ticked for all other devices any more", () => {
    fireEvent.click(open("Sign out", "alertdialog").getByRole("checkbox"));
    leave("alertdialog");
    expect(open("Sign out", "alertdialog").getByRole("checkbox")).toHaveProperty("checked", false);
  });

  test("the name of an app is not there any more, nor what was wrong with it", async () => {
    connect = () => Promise.resolve(Response.json(refusal, { status: refusal.status }));
    const dialog = open("Connect an app", "dialog");
    fireEvent.change(dialog.getByLabelText("Name of the app"), { target: { value: "Robot" } });
    fireEvent.click(dialog.getByRole("button", { name: "Connect" }));
    await dialog.findByText(/Not this one/);
    leave("dialog");
    expect(screen.queryByLabelText("Name of the app")).toBeNull();
    const again = open("Connect an app", "dialog");
    expect(again.getByLabelText("Name of the app")).toHaveProperty("value", "");
    expect(again.queryByText(/Not this one/)).toBeNull();
  });

  test("tokens that come after it was closed are shown to nobody", async () => {
    let answer: (response: Response) => void = () => undefined;
    connect = () =>
      new Promise((resolve) => {
        answer = resolve;
      });
    const dialog = open("Connect an app", "dialog");
    fireEvent.change(dialog.getByLabelText("Name of the app"), { target: { value: "Robot" } });
    fireEvent.click(dialog.getByRole("button", { name: "Connect" }));
    leave("dialog");
    await act(async () => answer(Response.json(tokens, { status: 201 })));
    const again = open("Connect an app", "dialog");
    await waitFor(() => expect(again.getByLabelText("Name of the app")).toHaveProperty("value", ""));
    expect(document.body.textContent).not.toContain(tokens.refresh_token);
  });
});

test("the dialog that turns into another has the focus on its new title", async () => {
  connect = () => Promise.resolve(Response.json(tokens, { status: 201 }));
  const dialog = open("Connect an app", "dialog");
  fireEvent.change(dialog.getByLabelText("Name of the app"), { target: { value: "Robot" } });
  fireEvent.click(dialog.getByRole("button", { name: "Connect" }));
  const title = await dialog.findByRole("heading", { name: "Copy the tokens now" });
  expect(document.activeElement).toBe(title);
});
