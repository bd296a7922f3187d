import type { Page } from "@playwright/test";
import { expect, test } from "@/e2e/fixtures";
import { letIdleOut, letTimePass, openDashboard, sendSignIn, signUp } from "@/e2e/people";

import { NAME } from "@/product/product";

const TYPED = "typed@example.com";

test.beforeEach(({ context }) => context.clock.install());

async function typeAndWait(page: Page): Promise<void> {
  await page.goto("/account/security");
  await page.getByLabel("New email").fill(TYPED);
  await page.getByLabel("New password").fill("never kept 4711");
}

async function expectAsked(page: Page): Promise<void> {
  await expect(page.getByRole("heading", { name: "Sign in to continue" })).toBeFocused();
  await expect(page).toHaveTitle(`Sign in to continue · ${NAME}`);
}

async function expectTypedText(page: Page): Promise<void> {
  await expect(page.getByRole("heading", { level: 1, name: "Security" })).toBeVisible();
  await expect(page).toHaveTitle(`Security · ${NAME}`);
  await expect(page.getByLabel("New email")).toHaveValue(TYPED);
  await expect(page.getByLabel("New password")).toHaveValue("");
}

test("a timeout keeps unsent text, and nothing else, until the same person has signed in in place", async ({
  context,
  instance,
}) => {
  const ann = await signUp(context);
  const page = await context.newPage();
  await typeAndWait(page);
  await letIdleOut(instance, ann);
  await letTimePass(context);
  await expectAsked(page);
  await expect(page.getByText("nobody used this session for a while")).toBeVisible();
  const document = await page.content();
  for (const secret of [ann.name, ann.email, TYPED, "Sign out"]) expect(document.includes(secret), secret).toBe(false);
  expect(await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]))).not.toContain(TYPED);

  await sendSignIn(page, { ...ann, password: "something else 42" });
  await expect(page.getByRole("main").getByRole("alert")).toBeVisible();
  await sendSignIn(page, ann);
  await expectTypedText(page);
  await expect(page.getByLabel("New email")).toBeFocused();
  await expect(page.getByText("What you typed is back.")).toBeAttached();
  await expect(page.getByText(`Signed in as ${ann.name}`)).toBeVisible();

  // The tab belongs to the new session now: it signs out as every other does.
  await page.getByRole("banner").getByRole("button", { name: "Sign out" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Sign out" }).click();
  await page.waitForURL("**/signed-out");
  await expect(page.getByText("Your session is ended on the server")).toBeVisible();
});

test("another person who signs in in such a tab gets nothing of the text", async ({ context, browser, instance }) => {
  const ann = await signUp(context);
  const elsewhere = await browser.newContext({ baseURL: instance.origin });
  const ben = await signUp(elsewhere, "Ben Baker");
  await elsewhere.close();
  const page = await context.newPage();
  await typeAndWait(page);
  await letIdleOut(instance, ann);
  await letTimePass(context);
  await expectAsked(page);
  // A library writes its cache again, after the stores were emptied.
  await page.evaluate(() => localStorage.setItem("app-cache", "Ann's"));
  await sendSignIn(page, ben);
  await page.waitForURL("**/dashboard");
  // The page is loaded once more, once the stores are empty.
  const cache = () => page.evaluate(() => localStorage.getItem("app-cache")).catch(() => "on its way");
  await expect.poll(cache).toBeNull();
  await expect(page.getByText(`Signed in as ${ben.name}`)).toBeVisible();
  await page.goto("/account/security");
  await expect(page.getByLabel("New email")).toHaveValue("");
});

test("signing in in another tab brings the text back here, and “Leave without it” leaves", async ({
  context,
  instance,
}) => {
  const ann = await signUp(context);
  const [first, second] = [await context.newPage(), await context.newPage()];
  for (const page of [first, second]) await typeAndWait(page);
  await letIdleOut(instance, ann);
  await letTimePass(context);
  for (const page of [first, second]) await expectAsked(page);
  await second.getByRole("button", { name: "Leave without it" }).click();
  await second.waitForURL(/\/login\?reason=idle/);
  await sendSignIn(second, ann);
  await expect(second.getByRole("heading", { level: 1, name: "Security" })).toBeVisible();
  await expectTypedText(first);
  await expect(second.getByLabel("New email")).toHaveValue("");
  await openDashboard(context);
});
