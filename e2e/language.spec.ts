import { expect, test } from "@/e2e/fixtures";

// Chromium sends it as Accept-Language.
test.use({ locale: "de-AT" });

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with scripts" : "without scripts", () => {
    test.use({ javaScriptEnabled });

    test("the login page speaks the browser's language, and the one that somebody chooses stays", async ({ page }) => {
      await page.goto("/login");
      await expect(page.locator("html")).toHaveAttribute("lang", "de");
      await expect(page.getByRole("heading", { level: 1, name: "Anmelden" })).toBeVisible();
      await expect(page).toHaveTitle("Anmelden · Aurora");

      await page.getByRole("button", { name: "English" }).click();
      await expect(page.getByRole("heading", { level: 1, name: "Sign in" })).toBeVisible();
      await expect(page.locator("html")).toHaveAttribute("lang", "en");
      await page.goto("/login?reason=idle");
      await expect(page.locator("html")).toHaveAttribute("lang", "en");
      await expect(page.getByText("nobody used this session for a while")).toBeVisible();
    });

    test("a refused sign-in says why in the page's language", async ({ page }) => {
      await page.goto("/login?reason=idle");
      await expect(page.getByText("eine Weile nicht benutzt")).toBeVisible();
      await page.getByLabel("E-Mail-Adresse").fill("nobody@example.com");
      await page.getByLabel("Passwort", { exact: true }).fill("wrong");
      await page.locator("form").getByRole("button", { name: "Anmelden" }).click();
      await expect(page.getByText("Die E-Mail-Adresse oder das Passwort ist falsch.")).toBeVisible();
    });
  });
}

test("what is not translated yet says its own language", async ({ page }) => {
  await page.goto("/signup");
  await expect(page.locator("main")).toHaveAttribute("lang", "en");
  await expect(page.getByRole("navigation", { name: "Konto" })).toBeVisible();
});
