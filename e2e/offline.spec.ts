import type { BrowserContext, Page } from "@playwright/test";
import { expect, test } from "@/e2e/fixtures";
import { askToSignOut, openDashboard, signUp } from "@/e2e/people";

// A context that others use later must not stay offline.
async function whileOffline(context: BrowserContext, look: () => Promise<void>): Promise<void> {
  await context.setOffline(true);
  await look().finally(() => context.setOffline(false));
}

async function open(context: BrowserContext, path: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(path);
  // The page runs only then.
  await expect(page.getByLabel("Colours")).toBeVisible();
  return page;
}

function notice(page: Page) {
  return page.locator("[aria-live]").filter({ hasText: "You are offline" });
}

test("every page says that it is offline, keeps itself when a link is followed, and goes on by itself", async ({
  context,
}) => {
  await signUp(context);
  const signedIn = ["/dashboard", "/account/sessions", "/account/activity", "/account/security"];
  for (const path of [...signedIn, "/", "/login", "/signup", "/forgot-password"]) {
    const page = await open(context, path);
    await expect(notice(page)).toHaveCount(0);
    await whileOffline(context, async () => {
      await expect(notice(page)).toContainText("What you change now can't be sent.");
      await page
        .getByRole("link", { name: "Aurora" })
        .or(page.getByRole("link", { name: "API" }))
        .first()
        .click();
      await expect(notice(page)).toContainText("This page stays open");
      expect(new URL(page.url()).pathname).toBe(path);
    });
    await expect(notice(page)).toHaveCount(0);
    await page.close();
  }
});

test("a soft navigation keeps its page too, and works once the network is back", async ({ context }) => {
  await signUp(context);
  const page = await openDashboard(context);
  const link = page.getByRole("navigation").getByRole("link", { name: "Devices" });
  await whileOffline(context, async () => {
    await expect(notice(page)).toBeVisible();
    await link.click();
    await expect(notice(page)).toContainText("This page stays open");
    await expect(page.getByRole("heading", { level: 1, name: "Dashboard" })).toBeVisible();
  });
  await expect(notice(page)).toHaveCount(0);
  await link.click();
  await expect(page.getByRole("heading", { level: 1, name: "Devices" })).toBeVisible();
});

test("a browser that calls itself offline while the server answers is not believed", async ({ context }) => {
  await context.addInitScript(() => {
    Object.defineProperty(navigator, "onLine", { get: () => false });
  });
  await signUp(context);
  const page = await context.newPage();
  const asked = page.waitForResponse((answer) => answer.request().method() === "OPTIONS");
  await page.goto("/dashboard");
  await asked;
  await page.evaluate(() => dispatchEvent(new Event("offline")));
  await page.getByRole("navigation").getByRole("link", { name: "Devices" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Devices" })).toBeVisible();
  await expect(notice(page)).toHaveCount(0);
});

test("the question before a sign-out says what will happen, and other dialogs that nothing can be sent", async ({
  context,
}) => {
  await signUp(context);
  const page = await open(context, "/account/sessions");
  const leaving = await askToSignOut(page);
  await whileOffline(context, async () => {
    await expect(leaving.getByText("and on the server as soon as it can be reached.")).toBeVisible();
    await leaving.getByRole("button", { name: "Cancel" }).click();
    await page.getByRole("button", { name: "Connect an app" }).click();
    const connecting = page.getByRole("dialog", { name: "Connect an app" });
    await expect(connecting.getByText("This can't be sent until you are back online.")).toBeVisible();
    await connecting.getByLabel("Name of the app").fill("Build robot");
    await connecting.getByRole("button", { name: "Connect" }).click();
    await expect(connecting.getByRole("alert")).toHaveText(/^You seem to be offline\. Your text is still here/);
    await expect(connecting.getByLabel("Name of the app")).toHaveValue("Build robot");
  });
  await expect(page.getByText("This can't be sent until you are back online.")).toHaveCount(0);
});

for (const [path, button] of [
  ["/login", "Sign in"],
  ["/signup", "Create account"],
  ["/forgot-password", "Send me a link"],
] as const)
  test(`offline, the form of ${path} says so above itself and keeps what was typed`, async ({ context }) => {
    const page = await open(context, path);
    const fields = page.getByRole("main").locator("input:not([type=hidden], [type=checkbox])");
    const typed = Array.from({ length: await fields.count() }, (_, index) => `typed ${index}`);
    for (const [index, text] of typed.entries()) await fields.nth(index).fill(text);
    await whileOffline(context, async () => {
      await page.getByRole("main").getByRole("button", { name: button, exact: true }).click();
      const alert = page.getByRole("main").getByRole("alert");
      await expect(alert).toHaveText(/^You seem to be offline\. Your text is still here/);
      await expect(alert).toBeFocused();
      for (const [index, text] of typed.entries()) await expect(fields.nth(index)).toHaveValue(text);
    });
  });

test("a language that can't be chosen now is told as that", async ({ context }) => {
  const page = await open(context, "/login");
  await page.route("**/login", (route) =>
    route.request().method() === "POST" ? route.abort("internetdisconnected") : route.continue(),
  );
  await page.route("**/api/me", (route) => route.abort("internetdisconnected"));
  await page.getByRole("button", { name: "Deutsch" }).click();
  await expect(page.locator("[aria-live]").filter({ hasText: "The server can't be reached" })).toBeVisible();
  await page.unrouteAll();
  await expect(page.locator("[aria-live]").filter({ hasText: "The server can't be reached" })).toHaveCount(0);
});
