import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { LoginForm } from "@/components/login-form";
import { signIn as german } from "@/lib/words/de/sign-in";
import { signIn as english } from "@/lib/words/en/sign-in";

afterEach(cleanup);

const form = {
  action: async () => ({}),
  next: "/dashboard",
  providers: [{ id: "github", name: "GitHub" }],
  providerAction: async () => undefined,
};

test("the form to sign in speaks German, with the provider's name in the sentence", () => {
  render(<LoginForm {...form} words={german} />);
  expect(screen.getByLabelText("E-Mail-Adresse").getAttribute("name")).toBe("email");
  expect(screen.getByLabelText("Auf diesem Gerät angemeldet bleiben")).toBeTruthy();
  expect(screen.getByRole("button", { name: "Anmelden" })).toBeTruthy();
  expect(screen.getByRole("button", { name: "Weiter mit GitHub" })).toBeTruthy();
  expect(screen.queryByText(english.forgot)).toBeNull();
});

test("and English", () => {
  render(<LoginForm {...form} words={english} />);
  expect(screen.getByRole("button", { name: "Continue with GitHub" })).toBeTruthy();
  expect(screen.getByRole("link", { name: "Forgot your password?" })).toBeTruthy();
});
