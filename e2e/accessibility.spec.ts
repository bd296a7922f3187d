import axe from "axe-core";
import { z } from "zod";
import { expect, test } from "@/e2e/fixtures";
import { askToSignOut, openDashboard, signUp } from "@/e2e/people";
import type { Page } from "@playwright/test";

// Colours and widths don't meet in any rule of ours, so each is looked at once.
const LOOKS = [
  { colorScheme: "light", width: 1280 },
  { colorScheme: "dark", width: 320 },
] as const;

const PUBLIC_PAGES = [
  "/",
  "/login?reason=idle&next=/dashboard",
  "/signup",
  "/forgot-password",
  "/signed-out",
  "/nowhere",
];
// The address of these holds a secret; one that is not ours is told so.
const MAILED_PAGES = ["/reset-password?secret=none", "/confirm-email?secret=none"];
const APP_PAGES = ["/dashboard", "/account/sessions", "/account/activity", "/account/security"];

const resultsSchema = z.object({
  violations: z.array(z.object({ id: z.string(), nodes: z.array(z.object({ html: z.string() })) })),
});

/** What axe finds on a page as it is now, best practices included: each rule with what breaks it. */
async function findings(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = resultsSchema.parse(await page.evaluate("axe.run()"));
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${page.url()} ${id}: ${html}`));
}

async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
}

for (const { colorScheme, width } of LOOKS)
  test.describe(`${colorScheme}, ${width} px`, () => {
    test.use({ colorScheme, viewport: { width, height: 800 }, reducedMotion: "reduce" });

    test("axe finds nothing on pages for everybody, nor beside a refused sign-in", async ({ page }) => {
      const found: string[] = [];
      for (const path of [...PUBLIC_PAGES, ...MAILED_PAGES]) {
        await open(page, path);
        found.push(...(await findings(page)));
      }
      await open(page, "/login");
      await page.getByLabel("Email").fill("nobody@example.com");
      await page.getByLabel("Password", { exact: true }).fill("a wrong password");
      await page.getByRole("button", { name: "Sign in" }).click();
      await expect(page.getByRole("alert")).toBeVisible();
      found.push(...(await findings(page)));
      expect(found).toEqual([]);
    });

    test("axe finds nothing on a person's pages, nor in the sign-out dialog", async ({ context }) => {
      await signUp(context);
      const page = await openDashboard(context);
      const found: string[] = [];
      for (const path of APP_PAGES) {
        await open(page, path);
        found.push(...(await findings(page)));
      }
      await askToSignOut(page);
      found.push(...(await findings(page)));
      expect(found).toEqual([]);
    });
  });
