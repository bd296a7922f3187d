import type { Page } from "@playwright/test";
import { addresses } from "@/e2e/addresses";
import { expect, test } from "@/e2e/fixtures";
import { emptyOutbox, promote, signUp } from "@/e2e/people";
import { de } from "@/lib/words/de";
import { en } from "@/lib/words/en";

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

    test("from the first page to the receipt in German", async ({ page }) => {
      await page.goto("/");
      await page.getByRole("main").getByRole("link", { name: "Konto erstellen" }).click();
      await page.getByLabel("Name").fill("Änne Öztürk");
      await page.getByLabel("E-Mail-Adresse").fill(`${crypto.randomUUID()}@example.com`);
      await page.getByLabel("Passwort", { exact: true }).fill("violetter hafen 42");
      await page.getByRole("main").getByRole("button", { name: "Konto erstellen" }).click();
      await expect(page.getByRole("heading", { level: 1, name: "Übersicht" })).toBeVisible();
      await page.getByRole("banner").getByRole("button", { name: "Abmelden" }).click();
      if (javaScriptEnabled) {
        const dialog = page.getByRole("alertdialog", { name: "Abmelden?" });
        await dialog.getByRole("button", { name: "Abmelden", exact: true }).click();
      }
      await expect(page.getByRole("heading", { level: 1, name: "Sie sind abgemeldet" })).toBeVisible();
      await expect(page).toHaveTitle("Abgemeldet · Aurora");
    });
  });
}

test("a language that somebody chooses while signed in is that of their mail too", async ({
  context,
  instance,
  page,
}) => {
  const { email } = await signUp(context);
  await emptyOutbox(instance);
  await page.goto("/dashboard");
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Dashboard" })).toBeVisible();
  await page.getByRole("button", { name: "Deutsch" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Übersicht" })).toBeVisible();
  await context.request.post("/api/account/password/forgot", { data: { email } });
  await page.goto("/outbox");
  const subject = page.getByRole("heading", { name: "Wählen Sie ein neues Passwort" });
  await expect(subject).toHaveAttribute("lang", "de");
});

function textsOf(words: object): string[] {
  return Object.values(words).flatMap((value) => (typeof value === "string" ? [value] : textsOf(value ?? {})));
}

/** What the other language says, and this one does not. */
function foreignTexts(own: object, other: object): ReadonlySet<string> {
  const spoken = new Set(textsOf(own));
  return new Set(textsOf(other).filter((text) => !spoken.has(text)));
}

/**
 * Every line that a page shows, its title, and the names that only screen readers tell; without what says that it is in
 * another language, as the API's reference does.
 */
async function linesOf(page: Page): Promise<string[]> {
  const texts = await page.evaluate(() => {
    const elsewhere = [...document.querySelectorAll<HTMLElement>("main [lang]")];
    for (const element of elsewhere) element.style.display = "none";
    const shown = document.body.innerText;
    for (const element of elsewhere) element.style.display = "";
    const named = [...document.querySelectorAll("[aria-label]")].filter((element) => !element.closest("main [lang]"));
    return [...shown.split("\n"), ...named.map((element) => element.ariaLabel ?? ""), ...document.title.split(" · ")];
  });
  return texts.map((text) => text.trim());
}

const LANGUAGES = [
  { language: "de", locale: "de-AT", foreign: foreignTexts(de, en) },
  { language: "en", locale: "en-GB", foreign: foreignTexts(en, de) },
] as const;

for (const { language, locale, foreign } of LANGUAGES)
  test.describe(`asked for ${language}`, () => {
    test.use({ locale, viewport: { width: 320, height: 640 } });

    for (const visitor of ["nobody", "an administrator"])
      test(`every page that ${visitor} opens speaks ${language} only, and fits 320 px`, async ({
        context,
        instance,
      }) => {
        if (visitor !== "nobody") await promote(instance, await signUp(context));
        await emptyOutbox(instance);
        const page = await context.newPage();
        for (const path of [...addresses("page.tsx"), "/nowhere", "/account/nowhere"]) {
          await page.goto(path);
          await expect(page.locator("html")).toHaveAttribute("lang", language);
          await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
          const mixed = (await linesOf(page)).filter((line) => foreign.has(line));
          expect([path, mixed]).toEqual([path, []]);
          expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(320);
        }
      });
  });
