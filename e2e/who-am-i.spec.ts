import type { Page } from "@playwright/test";
import { expect, test } from "@/e2e/fixtures";
import { confirmSignOut, letIdleOut, openDashboard, promote, signUp, type Person } from "@/e2e/people";

const PUBLIC = ["/", "/docs/api", "/login", "/signup", "/outbox", "/signed-out", "/nothing-here"];

async function expectNamed(page: Page, { name, email }: Person): Promise<void> {
  const menu = page.getByRole("banner").locator("details");
  await menu
    .locator("summary")
    .filter({ hasText: `Signed in as ${name}` })
    .click();
  await expect(menu.getByText(email)).toBeVisible();
  await expect(menu.getByRole("link", { name: "Devices" })).toBeInViewport({ ratio: 1 });
  // As somebody would who pressed it before the page's scripts run: once more.
  await expect(async () => {
    await page.keyboard.press("Escape");
    await expect(menu.getByText(email)).toBeHidden({ timeout: 1_000 });
  }).toPass();
  await expect(menu.locator("summary")).toBeFocused();
}

for (const width of [1280, 320])
  test(`every page says who is signed in, ${width} px wide, and public ones lead to the dashboard`, async ({
    context,
  }) => {
    const ann = await signUp(context);
    const page = await openDashboard(context);
    await page.setViewportSize({ width, height: 720 });
    await expectNamed(page, ann);
    for (const path of PUBLIC) {
      await page.goto(path);
      await expectNamed(page, ann);
      await expect(page.getByRole("banner").getByRole("link", { name: "Dashboard", exact: true }).last()).toBeVisible();
      await expect(page.getByRole("banner").getByRole("link", { name: "Create account" })).toBeHidden();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
  });

test("the pages to sign in and to sign up say who is signed in, and lead on", async ({ context }) => {
  const ann = await signUp(context);
  const page = await context.newPage();
  for (const path of ["/login?next=%2Faccount%2Fsecurity", "/signup?next=%2Faccount%2Fsecurity"]) {
    await page.goto(path);
    await expect(page.getByText(`You are signed in as ${ann.name}.`)).toBeVisible();
    await page.getByRole("link", { name: "Continue as you are" }).click();
    await expect(page).toHaveURL(/\/account\/security$/);
  }
});

test("a public page forgets the person with their session: after a sign-out in another tab, and after an end elsewhere", async ({
  context,
  instance,
}) => {
  await context.clock.install();
  const ann = await signUp(context);
  const [page, dashboard] = [await context.newPage(), await openDashboard(context)];
  await page.goto("/");
  await expect(page.getByText(`Signed in as ${ann.name}`)).toBeAttached();
  await confirmSignOut(dashboard);
  await expect(page.getByRole("banner").getByRole("link", { name: "Sign in" })).toBeVisible();
  expect(await page.content()).not.toContain(ann.email);
  await expect(page).toHaveURL(/\/$/);

  const ben = await signUp(context, "Ben Baker");
  await page.goto("/");
  await expect(page.getByText(`Signed in as ${ben.name}`)).toBeAttached();
  await letIdleOut(instance, ben);
  await context.clock.fastForward(61_000);
  await expect(page.getByRole("banner").getByRole("link", { name: "Sign in" })).toBeVisible();
  expect(await page.content()).not.toContain(ben.email);
});

test("what was typed on a public page stays there, but not the person's name", async ({ context }) => {
  const ann = await signUp(context);
  const [page, dashboard] = [await context.newPage(), await openDashboard(context)];
  await page.goto("/login");
  await page.getByLabel("Email").fill("typed@example.com");
  await confirmSignOut(dashboard);
  await expect(page.getByText(ann.name)).toHaveCount(0);
  await expect(page.getByLabel("Email")).toHaveValue("typed@example.com");
});

test("addresses that people try lead somewhere", async ({ context, instance }) => {
  const ann = await signUp(context);
  await promote(instance, ann);
  const page = await context.newPage();
  await page.goto("/account");
  await expect(page.getByRole("heading", { level: 1, name: "Security" })).toBeVisible();
  await page.goto("/admin");
  await expect(page.getByRole("heading", { level: 1, name: "Users" })).toBeVisible();
  await page.getByRole("banner").locator("summary").click();
  await expect(page.getByRole("banner").getByText("Administrator")).toBeVisible();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the menu opens, too", async ({ context }) => {
    const ann = await signUp(context);
    const page = await context.newPage();
    await page.goto("/");
    await page.getByRole("banner").locator("summary").click();
    await expect(page.getByRole("banner").getByText(ann.email)).toBeVisible();
  });
});
