import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { renderToString } from "react-dom/server";
import type { ReactNode } from "react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { de } from "../words/de.ts";
import type { ButtonProps } from "./looks.tsx";

const inserted = vi.hoisted(() => vi.fn<(write: () => ReactNode) => void>());
vi.mock("next/navigation", () => ({
  useRouter: () => ({ refresh: () => undefined }),
  useServerInsertedHTML: inserted,
}));

const ann = {
  userId: "0198c0de-0000-7000-8000-00000000000a",
  sessionId: "0198c0de-0000-7000-8000-00000000000b",
  endingTickets: { this: "ticket", all: "all" },
  expiresAt: "2125-11-21T00:00:00.000Z",
};
const here = {
  id: ann.sessionId,
  kind: "browser" as const,
  createdAt: "2026-11-21T00:00:00.000Z",
  lastActiveAt: "2026-11-21T00:00:00.000Z",
  expiresAt: ann.expiresAt,
  idleExpiresAt: ann.expiresAt,
  current: true,
  device: { name: "Firefox on Linux", address: null },
  method: "github",
};
const elsewhere = { ...here, id: "0198c0de-0000-7000-8000-00000000000c", current: false };
const app = { ...elsewhere, id: "0198c0de-0000-7000-8000-00000000000d", kind: "client" as const };

const replaced = vi.fn<(url: string | URL) => void>();
let asked: string[] = [];
let answers: Readonly<Record<string, () => Response>> = {};

// A document belongs to one session for as long as it lives: each test is a new document.
beforeEach(() => {
  vi.resetModules();
  asked = [];
  answers = {
    "GET /api/auth/me": () => Response.json({ user: { id: ann.userId }, session: here }),
    "GET /api/auth/sessions": () => Response.json({ sessions: [here, elsewhere, app] }),
    "POST /api/auth/logout": () => Response.json({ success: true, revocation: "committed", ended: 1 }),
  };
  vi.stubGlobal("fetch", async (path: string, { method }: RequestInit) => {
    asked.push(`${method} ${path}`);
    return answers[`${method} ${path}`]?.() ?? Response.json({ url: "/" });
  });
  vi.spyOn(location, "replace").mockImplementation(replaced);
  document.cookie = `aurora.sid=${ann.sessionId}; Path=/`;
});
afterEach(async () => {
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  replaced.mockReset();
  inserted.mockReset();
  document.cookie = "aurora.leaving=; Path=/; Max-Age=0";
  delete document.documentElement.dataset["covered"];
  // A cover gets its words after a moment, in which the document may be gone.
  (await import("../browser/cover-words.ts")).endCoverWords();
});

describe("a host with nothing of its own", () => {
  test("asks in English, and signs out as this app does", async () => {
    const { AuroraTab, SignOutControl } = await import("./index.ts");
    render(
      <AuroraTab session={ann}>
        <SignOutControl />
      </AuroraTab>,
    );
    fireEvent.click(screen.getByRole("button", { name: "Sign out" }));
    const dialog = screen.getByRole("alertdialog", { name: "Sign out?" });
    expect(document.activeElement).toBe(within(dialog).getByRole("button", { name: "Cancel" }));
    fireEvent.click(within(dialog).getByRole("button", { name: "Sign out" }));
    expect(document.documentElement.dataset["covered"]).toBe("");
    await waitFor(() => expect(replaced).toHaveBeenCalledWith("/signed-out"));
    expect(asked).toContain("POST /api/auth/logout");
  });

  test("may have its pages elsewhere", async () => {
    const { AuroraTab, useSignOut } = await import("./index.ts");
    function Leave() {
      const signOut = useSignOut();
      return <button onClick={() => signOut("all").catch(console.error)}>Leave</button>;
    }
    render(
      <AuroraTab session={{ ...ann, paths: { signedOut: "/bye", me: "/whoami" } }}>
        <Leave />
      </AuroraTab>,
    );
    fireEvent.click(screen.getByRole("button", { name: "Leave" }));
    expect(document.cookie).toContain(`aurora.leaving=${ann.sessionId}.all`);
    await waitFor(() => expect(replaced).toHaveBeenCalledWith("/bye"));
    expect(asked).toContain("GET /whoami");
  });

  test("without JavaScript the button posts what Auth.js posts, to the address of its sign-out", async () => {
    const { AuroraTab, SignOutControl } = await import("./index.ts");
    const { container } = render(
      <AuroraTab session={ann}>
        <SignOutControl />
      </AuroraTab>,
    );
    const form = container.querySelector("form");
    expect([form?.method, form?.getAttribute("action")]).toEqual(["post", "/api/auth/signout"]);
    expect(Object.fromEntries(new FormData(form ?? undefined))).toEqual({
      session: ann.sessionId,
      callbackUrl: "/signed-out",
    });
  });

  test("covers its pages: by a script before their content, and by one of the tab's where nobody wrote that", async () => {
    const { AuroraTab } = await import("./index.ts");
    renderToString(<AuroraTab session={ann}>Ann's page</AuroraTab>);
    const [[write] = []] = inserted.mock.calls;
    expect(renderToString(write?.())).toMatch(/^<script>.*pagehide.*<\/script>$/s);
    expect(write?.()).toBeNull();
    render(<AuroraTab session={ann}>Ann's page</AuroraTab>);
    dispatchEvent(new Event("pagehide"));
    expect(document.documentElement.dataset["covered"]).toBe("");
  });
});

describe("a host with looks and words", () => {
  test("gives classes to elements, puts its pieces in the place of ours, and replaces words", async () => {
    const { AuroraTab, SignOutControl } = await import("./index.ts");
    const Button = ({ variant, ...props }: ButtonProps) => <button {...props} className={`their-${variant}`} />;
    render(
      <AuroraTab
        session={ann}
        classNames={{ dialog: "card", title: "big" }}
        components={{ Button }}
        words={{ leaving: { title: "Really?" } }}
      >
        <SignOutControl classNames={{ title: "bigger" }}>Log off</SignOutControl>
      </AuroraTab>,
    );
    const button = screen.getByRole("button", { name: "Log off" });
    expect(button.className).toBe("their-secondary");
    fireEvent.click(button);
    const dialog = screen.getByRole("alertdialog", { name: "Really?" });
    expect([dialog.className, dialog.dataset["aurora"]]).toEqual(["card", "dialog"]);
    expect(within(dialog).getByRole("heading").className).toBe("bigger");
    expect(within(dialog).getByLabelText("Also sign out of all other devices")).toBeDefined();
  });

  test("speaks German if it hands German in, in scripts too", async () => {
    const { AuroraTab, SignOutControl } = await import("./index.ts");
    const { browserWords } = await import("../browser/browser-words.ts");
    render(
      <AuroraTab session={ann} language="de" words={de}>
        <SignOutControl />
      </AuroraTab>,
    );
    fireEvent.click(screen.getByRole("button", { name: "Abmelden" }));
    expect(screen.getByRole("alertdialog", { name: "Abmelden?" })).toBeDefined();
    expect(browserWords()).toEqual(de.browser);
  });
});

describe("devices", () => {
  const ended = () => Response.json({ ended: 1 });

  async function showDevices() {
    const { AuroraTab, Devices } = await import("./index.ts");
    render(
      <AuroraTab session={ann}>
        <Devices />
      </AuroraTab>,
    );
    expect(screen.queryByText("You are signed in here only.")).toBeNull();
    await screen.findByRole("heading", { name: "Connected apps" });
    return screen.getAllByRole("listitem");
  }

  function confirm(dialog: string, name: string) {
    fireEvent.click(within(screen.getByRole("alertdialog", { name: dialog })).getByRole("button", { name }));
  }

  test("each is listed, one that is ended keeps its place once the server has confirmed, and has the focus", async () => {
    answers = { ...answers, [`DELETE /api/auth/sessions/${elsewhere.id}`]: ended };
    const [, other] = await showDevices();
    if (other === undefined) throw new Error("There are three.");
    fireEvent.click(within(other).getByRole("button", { name: "Sign out" }));
    expect(asked.filter((call) => call.startsWith("DELETE"))).toEqual([]);
    confirm("Sign out Firefox on Linux?", "Sign out");
    await screen.findByText("Firefox on Linux was signed out.");
    expect(screen.getAllByRole("listitem")[1]).toBe(other);
    expect(document.activeElement).toBe(within(other).getByText("Signed out"));
    expect(within(other).queryByRole("button")).toBeNull();
  });

  test("has a name that the person gave, and says where it is in words", async () => {
    const device = { ...elsewhere.device, ownName: "Kitchen", address: "203.0.113.0/24" };
    answers = {
      ...answers,
      "GET /api/auth/sessions": () => Response.json({ sessions: [here, { ...elsewhere, device }, app] }),
    };
    const [, other] = await showDevices();
    expect(other?.textContent).toMatch(/^Kitchennear 203\.0\.113\.x · /);
  });

  test("a refusal is told, and the device stays", async () => {
    const problem = { type: "x", title: "Confirm that it's you", detail: "Sign in again.", status: 403, code: "x" };
    answers = { ...answers, "DELETE /api/auth/sessions?scope=others": () => Response.json(problem, { status: 403 }) };
    await showDevices();
    fireEvent.click(screen.getByRole("button", { name: "Sign out other devices" }));
    confirm("Sign out all other devices?", "Sign out other devices");
    const notice = await screen.findByRole("alert");
    expect(notice.textContent).toBe("The other devices are still signed inConfirm that it's you. Sign in again.");
    expect(screen.getAllByRole("listitem")).toHaveLength(3);
  });
});
