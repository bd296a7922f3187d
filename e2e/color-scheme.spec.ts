import { expect, test } from "@/e2e/fixtures";
import { signUp } from "@/e2e/people";
import type { Page } from "@playwright/test";

test.use({ sharesContext: true });

async function background(page: Page): Promise<string> {
  return page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
}

test("the colours that somebody chooses stay, on both sides of a sign-in, and are in the page's first byte", async ({
  context,
}) => {
  const page = await context.newPage();
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto("/login");
  const light = await background(page);
  await page.getByLabel("Colours").selectOption("Dark");
  const dark = await background(page);
  expect(dark).not.toBe(light);
  await signUp(context);
  const answered = await page.goto("/dashboard");
  expect(await answered?.text()).toMatch(/^<!DOCTYPE html><html[^>]* data-color-scheme="dark"/);
  expect(await background(page)).toBe(dark);
  await page.getByLabel("Colours").selectOption("System");
  expect(await background(page)).toBe(light);
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await background(page)).toBe(dark);
  await page.emulateMedia({ media: "print" });
  expect(await background(page)).toBe(light);
});
