import type { Page } from "@playwright/test";
import { EMBEDDED } from "@/e2e/both-databases";
import { clickHydrated } from "@/e2e/click-hydrated";
import { expect, test } from "@/e2e/fixtures";
import { askToSignOut, confirmSignOut, letIdleOut, openDashboard, signIn, signUp } from "@/e2e/people";
import { NAME } from "@/product/product";

test.use({ sharesContext: true });

test("the receipt tells every step, has the focus, and takes nothing from its address", async ({
  context,
  elsewhere,
}) => {
  const ann = await signUp(context);
  await signIn(elsewhere, ann);
  const [page, other] = [await openDashboard(context), await openDashboard(context)];
  await page.bringToFront();
  const dialog = await askToSignOut(page);
  await dialog.getByLabel("Also sign out of all other devices").check();
  await dialog.getByRole("button", { name: "Sign out" }).click();
  await other.waitForURL(/\/login\?reason=user_all/);
  const heading = page.getByRole("heading", { level: 1, name: "You are signed out" });
  await expect(heading).toBeFocused();
  await expect(page.getByRole("status")).toHaveText(/^Signed out\./);
  await expect(page.getByRole("listitem")).toHaveText([
    /^Done: This session.*ended on the server/,
    /^Done: Other devices.*1 other device was signed out/,
    /^Done: Connected apps.*No app/,
    /^Done: This browser.*cleared/,
    /^Done: Other tabs.*1 other tab was cleared/,
  ]);
  await page.goto("/signed-out?ended=9&otherTabs=9&scope=all&revocation=pending");
  await expect(page.getByText("1 other device was signed out.")).toBeVisible();
  await expect(page).toHaveTitle(`Signed out · ${NAME}`);
  await page.getByRole("link", { name: "Sign in again" }).click();
  await page.waitForURL("**/login");
});

test("the receipt goes on counting tabs that are late, and says that they have still to answer", async ({
  context,
}) => {
  await signUp(context);
  const [page, quick, stuck] = [
    await openDashboard(context),
    await openDashboard(context),
    await openDashboard(context),
  ];
  // It can't empty itself, and waits for that.
  await stuck.evaluate(() => {
    const emptied = new Promise<string[]>((resolve) => addEventListener("let-go", () => resolve([])));
    Object.assign(globalThis, { setTimeout: () => 0 });
    Object.defineProperty(caches, "keys", { value: () => emptied });
  });
  await page.bringToFront();
  await confirmSignOut(page);
  await quick.waitForURL(/\/login\?reason=user/);
  const tabs = page.getByRole("listitem").last();
  await expect(tabs).toHaveText(/^Pending: Other tabs.*2 other tabs were told; 1 has answered\.$/);
  await expect(page.getByRole("status")).toHaveText(/Not every other tab has answered yet/);
  await page.reload();
  await expect(tabs).toHaveText(/2 other tabs were told; 1 has answered\.$/);
  await stuck.evaluate(() => dispatchEvent(new Event("let-go")));
  await expect(tabs).toHaveText(/^Done: Other tabs.*2 other tabs were cleared\.$/);
  await expect(page.getByRole("status")).toHaveText(/Everything is done/);
  await stuck.waitForURL(/\/login\?reason=/);
});

test("the receipt says how many other devices stay signed in, also that none does, and claims nothing where it can't know", async ({
  context,
  elsewhere,
  instance,
}) => {
  const devices = (page: Page) => page.getByRole("listitem").filter({ hasText: "Other devices" });
  const ann = await signUp(context);
  await signIn(elsewhere, ann);
  const page = await openDashboard(context);
  await confirmSignOut(page);
  await expect(devices(page)).toHaveText(/^Not asked for:.*1 other device stays signed in: you signed out of this one/);
  await elsewhere.request.post("/api/auth/logout");
  await signIn(context, ann);
  await page.goto("/dashboard");
  await confirmSignOut(page);
  await expect(devices(page)).toHaveText(/No other device is signed in: this was the only one\.$/);
  await signIn(context, ann);
  // Nothing tells the page that its session is over, no stream from before either, so that it is still there to be signed out.
  await page.route(/\/api\/(?!auth\/logout)/, () => undefined);
  await page.goto("/dashboard");
  const dialog = await askToSignOut(page);
  await letIdleOut(instance, ann);
  await dialog.getByRole("button", { name: "Sign out" }).click();
  await expect(devices(page)).toHaveText(/^Not known:.*Your session was already over\./);
});

test("a pending receipt says what is pending, in its title too, and tells when it is done", async ({ context }) => {
  await signUp(context);
  const page = await openDashboard(context);
  await context.route("**/api/auth/logout", (route) => route.fulfill({ status: 502, body: "<h1>Bad gateway</h1>" }));
  await confirmSignOut(page);
  await page.waitForURL("**/signed-out");
  await expect(page.getByRole("heading", { level: 1, name: "Signing you out" })).toBeFocused();
  await expect(page).toHaveTitle(`Signing you out · ${NAME}`);
  await expect(page.getByRole("status")).toHaveText(/not complete yet/);
  await expect(page.getByRole("listitem")).toHaveText([
    /^Pending: This session/,
    /^Not asked for: Other devices/,
    /^Pending: Connected apps/,
    /^Done: This browser/,
    /^Done: Other tabs/,
  ]);
  await context.unroute("**/api/auth/logout");
  await expect(page.getByRole("heading", { level: 1, name: "You are signed out" })).toBeVisible();
  await expect(page).toHaveTitle(`Signed out · ${NAME}`);
  await expect(page.getByRole("status")).toHaveText(/^Signed out\./);
});

test("with a live session the page names who is signed in, and leaves when that session ends", async ({ context }) => {
  const ann = await signUp(context);
  const [page, dashboard] = [await context.newPage(), await openDashboard(context)];
  await page.goto("/signed-out");
  await expect(page.getByRole("heading", { level: 1, name: `You are signed in as ${ann.name}` })).toBeVisible();
  await expect(page).toHaveTitle(`You are signed in · ${NAME}`);
  // The page can only hear of it once its scripts run. From then on the button opens the dialog.
  await clickHydrated(page.getByRole("button", { name: "Sign out" }));
  await page.getByRole("alertdialog").getByRole("button", { name: "Cancel" }).click();
  await confirmSignOut(dashboard);
  await page.waitForURL(/\/login\?reason=user/);
  expect(await page.content()).not.toContain(ann.name);
});

test.describe("in an outage", EMBEDDED, () => {
  test("while the database is down, a browser that still holds a session is not told that it is signed out", async ({
    context,
    instance,
  }) => {
    await signUp(context);
    const page = await context.newPage();
    await instance.database.stop();
    const answered = await page.goto("/signed-out");
    expect(answered?.status()).toBe(503);
    await expect(page.getByRole("heading", { name: "We couldn't check your session" })).toBeVisible();
    await expect(page.getByText(/signed out on|are signed out\b(?!,)/)).toHaveCount(0);
    await instance.database.start();
  });
});
