import { expect, test } from "@/e2e/fixtures";
import { signUp } from "@/e2e/people";
import { NAME } from "@/product/product";

// Chromium sends it as Accept-Language.
test.use({ locale: "de-AT" });

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with scripts" : "without scripts", () => {
    test.use({ javaScriptEnabled });

    test("the login page speaks the browser's language, and the one that somebody chooses stays", async ({ page }) => {
      await page.goto("/login");
      await expect(page.locator("html")).toHaveAttribute("lang", "de");
      await expect(page.getByRole("heading", { level: 1, name: "Anmelden" })).toBeVisible();
      await expect(page).toHaveTitle(`Anmelden · ${NAME}`);

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
      await page.getByLabel("E-Mail-Adresse").fill(`${crypto.randomUUID()}@example.com`);
      await page.getByLabel("Passwort", { exact: true }).fill("wrong");
      await page.locator("form").getByRole("button", { name: "Anmelden" }).click();
      await expect(page.getByText("Die E-Mail-Adresse oder das Passwort ist falsch.")).toBeVisible();
    });

    test("from the first page to the receipt in German", async ({ page }) => {
      await page.goto("/");
      await page.getByRole("main").getByRole("link", { name: "Konto erstellen" }).click();
      await page.getByLabel("Name").fill("Änne Öztürk");
      await page.getByLabel("E-Mail-Adresse").fill(`${crypto.randomUUID()}@example.com`);
      await page.getByLabel("Passwort", { exact: true }).fill("violetter hafen 42");
      await page.getByRole("main").getByRole("button", { name: "Konto erstellen" }).click();
      await expect(page.getByRole("heading", { level: 1, name: "Übersicht" })).toBeVisible();
      // The dialog opens once scripts run, which fetch this; before that, the button signs out as it does without them.
      if (javaScriptEnabled) await expect(page.getByText("Konto erstellt")).toBeVisible();
      await page.getByRole("banner").getByRole("button", { name: "Abmelden" }).click();
      if (javaScriptEnabled) {
        const dialog = page.getByRole("alertdialog", { name: "Abmelden?" });
        await dialog.getByRole("button", { name: "Abmelden", exact: true }).click();
      }
      await expect(page.getByRole("heading", { level: 1, name: "Sie sind abgemeldet" })).toBeVisible();
      await expect(page).toHaveTitle(`Abgemeldet · ${NAME}`);
    });
  });
}

test("a language that somebody chooses while signed in is that of their mail too", async ({ context, page }) => {
  const { email } = await signUp(context);
  await page.goto("/dashboard");
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Dashboard" })).toBeVisible();
  await page.getByRole("button", { name: "Deutsch" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Übersicht" })).toBeVisible();
  await context.request.post("/api/account/password/forgot", { data: { email } });
  await page.goto("/outbox");
  const mail = page.getByRole("listitem").filter({ hasText: email });
  await expect(mail.getByRole("heading", { name: "Wählen Sie ein neues Passwort" })).toHaveAttribute("lang", "de");
});
