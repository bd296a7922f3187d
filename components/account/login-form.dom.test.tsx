import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { UnrecognizedActionError } from "next/dist/client/components/unrecognized-action-error";
import { afterEach, describe, expect, test, vi } from "vitest";
import { LoginForm } from "@/components/account/login-form";
import { signIn as german } from "@/lib/words/de/account";
import { signIn as english } from "@/lib/words/en/account";

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const form = {
  action: async () => ({}),
  next: "/dashboard",
  providers: [{ id: "github", name: "GitHub" }],
  providerAction: async () => ({}),
};

test("the form to sign in speaks German, with the provider's name in the sentence", () => {
  render(<LoginForm {...form} words={german} />);
  expect(screen.getByLabelText("E-Mail-Adresse").getAttribute("name")).toBe("email");
  expect(screen.getByLabelText("Auf diesem Gerät angemeldet bleiben")).toBeTruthy();
  expect(screen.getByRole("button", { name: "Anmelden" })).toBeTruthy();
  expect(screen.getByRole("button", { name: "Weiter mit GitHub" })).toBeTruthy();
  expect(screen.queryByText(english.forgot)).toBeNull();
});

test("the form to sign in speaks English", () => {
  render(<LoginForm {...form} words={english} />);
  expect(screen.getByRole("button", { name: "Continue with GitHub" })).toBeTruthy();
  expect(screen.getByRole("link", { name: "Forgot your password?" })).toBeTruthy();
});

describe("a form that could not be sent loses nothing that was typed", () => {
  async function send(error: Error) {
    vi.spyOn(console, "warn").mockImplementation(() => undefined);
    const action = async () => {
      throw error;
    };
    const page = render(<LoginForm {...form} action={action} words={english} />);
    const [email, password] = [screen.getByLabelText("Email"), screen.getByLabelText("Password")];
    fireEvent.change(email, { target: { value: "ann@example.com" } });
    fireEvent.change(password, { target: { value: "a quiet morning" } });
    fireEvent.click(screen.getByLabelText("Keep me signed in on this device"));
    fireEvent.click(screen.getByRole("button", { name: "Sign in" }));
    const message = await screen.findByRole("alert");
    expect([email, password]).toMatchObject([{ value: "ann@example.com" }, { value: "a quiet morning" }]);
    expect(screen.getByLabelText("Keep me signed in on this device")).toHaveProperty("checked", true);
    return { page, message };
  }

  test("because the page is of an older deployment: it is loaded anew with the text in it, and without the password", async () => {
    const reload = vi.spyOn(location, "reload").mockImplementation(() => undefined);
    const { page, message } = await send(new UnrecognizedActionError("unknown"));
    expect(message.textContent).toContain("This page was updated while you had it open");
    fireEvent.click(screen.getByRole("button", { name: "Load the new version" }));
    expect(reload).toHaveBeenCalledOnce();
    expect(JSON.stringify(Object.values(sessionStorage))).not.toContain("a quiet morning");
    page.unmount();
    render(<LoginForm {...form} words={english} />);
    expect(screen.getByLabelText("Email")).toHaveProperty("value", "ann@example.com");
    expect(screen.getByLabelText("Password")).toHaveProperty("value", "");
    expect(sessionStorage).toHaveLength(0);
  });

  test.each([
    ["because nobody can be reached", new TypeError("Failed to fetch"), "The server can't be reached."],
    ["because a proxy answered for the server", new Error("An unexpected response"), "that is our fault, not yours."],
  ])("%s", async (_why, error, words) => {
    const { message } = await send(error);
    expect(message.textContent).toContain(`${words} Your text is still here`);
  });
});
