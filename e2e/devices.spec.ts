import type { BrowserContext, Locator, Page } from "@playwright/test";
import type { Client } from "@/e2e/api-clients";
import { addSessions } from "@/e2e/many-sessions";
import { expect, test } from "@/e2e/fixtures";
import { makeStale, openDashboard, openDevices, sessionCookie, signIn, signUp, type Person } from "@/e2e/people";

test.use({ sharesContext: true });

async function confirmIdentity(page: Page, { password }: Person): Promise<void> {
  const dialog = page.getByRole("dialog", { name: "Confirm that it's you" });
  await dialog.getByLabel("Password").fill(password);
  await dialog.getByRole("button", { name: "Confirm" }).click();
  await expect(dialog).toBeHidden();
}

async function asClient(context: BrowserContext, { id, email }: Person): Promise<Client> {
  const cookies = await context.cookies();
  return { id, email, headers: { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join("; ") } };
}

/** Presses a button that asks first, and answers the question with the button of the same name. */
async function pressAndConfirm(within: Locator, name: string | RegExp): Promise<void> {
  await within.getByRole("button", { name }).click();
  await within.page().getByRole("alertdialog").getByRole("button", { name }).click();
}

test("ending another device asks for the password in place, goes on, and that device leaves and says why", async ({
  context,
  instance,
  elsewhere,
}) => {
  const ann = await signUp(context);
  await signIn(elsewhere, ann);
  const other = await openDashboard(elsewhere);
  await makeStale(instance, ann);
  const page = await openDevices(context);
  const others = page.getByRole("region", { name: "Other devices" });
  await pressAndConfirm(others.getByRole("listitem"), "Sign out");
  await expect(others.getByRole("button", { name: "Signing out…" })).toBeVisible();
  const dialog = page.getByRole("dialog", { name: "Confirm that it's you" });
  await dialog.getByLabel("Password").fill("not this one");
  await dialog.getByRole("button", { name: "Confirm" }).click();
  await expect(dialog.getByText("This is not your password.")).toBeVisible();
  await expect(others.getByRole("listitem")).toHaveCount(1);
  await confirmIdentity(page, ann);
  await expect(others.getByText("Signed out", { exact: true })).toBeFocused();
  await expect(page.getByRole("status").getByText("Chrome on Linux was signed out.")).toBeVisible();
  await expect(others.getByText("You are signed in here only.")).toBeVisible();
  await expect(other).toHaveURL(/\/login\?reason=user_elsewhere/);
  await expect(other.getByText("You signed this device out from another one.")).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name: "Devices" })).toBeVisible();
});

test("changing one's mind at the password ends nothing", async ({ context, instance, elsewhere }) => {
  const ann = await signUp(context);
  await signIn(elsewhere, ann);
  await makeStale(instance, ann);
  const page = await openDevices(context);
  const main = page.getByRole("main");
  await pressAndConfirm(main, "Sign out other devices");
  await page.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByRole("button", { name: "Sign out other devices" })).toBeVisible();
  await expect(page.getByRole("main").getByRole("alert")).toHaveCount(0);
  await openDashboard(elsewhere);
  await pressAndConfirm(main, "Sign out other devices");
  await confirmIdentity(page, ann);
  await expect(page.getByText("You are signed in here only.")).toBeFocused();
});

test("a second click at the same place ends no second device, and no row moves", async ({ context, instance }) => {
  const ann = await signUp(context);
  await addSessions(instance.databaseUrl, await asClient(context, ann), 3);
  const page = await openDevices(context);
  const rows = page.getByRole("region", { name: "Other devices" }).getByRole("listitem");
  await expect(rows).toHaveCount(3);
  const places = () => rows.evaluateAll((items) => items.map((item) => item.getBoundingClientRect().top + scrollY));
  for (const width of [1280, 320]) {
    await page.setViewportSize({ width, height: 800 });
    const row = rows.nth(width === 1280 ? 0 : 1);
    const button = row.getByRole("button", { name: "Sign out" });
    await button.scrollIntoViewIfNeeded();
    const before = await places();
    const box = await button.boundingBox();
    if (box === null) throw new Error("The button is in the page.");
    await pressAndConfirm(row, "Sign out");
    await expect(row.getByText("Signed out", { exact: true })).toBeVisible();
    expect(await places()).toEqual(before);
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await expect(page.getByRole("alertdialog")).toHaveCount(0);
  }
  await expect(page.getByText("1 other device is signed in.")).toBeVisible();
});

test("200 devices are a short page: counted, searched, and signed out from the top", async ({ context, instance }) => {
  const ann = await signUp(context);
  await addSessions(instance.databaseUrl, await asClient(context, ann), 199);
  const page = await openDevices(context);
  await page.setViewportSize({ width: 1280, height: 800 });
  await expect(page.getByText("199 other devices are signed in.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Sign out other devices" })).toBeInViewport();
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThan(2_600);
  await page.getByLabel("Find a device").fill("nobody's");
  await expect(page.getByText(/^No device matches/)).toBeVisible();
});

test("a device has a name of the person's own, on every page", async ({ context }) => {
  await signUp(context);
  const page = await openDevices(context);
  const here = page.getByRole("region", { name: "This device" });
  await here.getByRole("button", { name: "Name it" }).click();
  await page.keyboard.type("Kitchen tablet");
  await page.keyboard.press("Enter");
  await expect(here.getByText("Kitchen tablet")).toBeVisible();
  await expect(here.getByRole("button", { name: "Rename" })).toBeFocused();
  await page.goto("/dashboard");
  await expect(page.getByRole("region", { name: "This session" }).getByText("Kitchen tablet")).toBeVisible();
});

test("“This wasn't me” beside a device secures the account, here too, and says what to do next", async ({
  context,
  elsewhere,
}) => {
  const ann = await signUp(context);
  await signIn(elsewhere, ann);
  const other = await openDashboard(elsewhere);
  const page = await openDevices(context);
  await page.getByRole("region", { name: "Other devices" }).getByRole("button", { name: "This wasn't me" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Secure my account" }).click();
  await expect(page).toHaveURL(/\/login\?reason=reported/);
  await expect(page.getByText(/choose a new one by the link that we emailed you/)).toBeVisible();
  await expect(other).toHaveURL(/\/login\?reason=reported/);
  await page.goto(`/outbox`);
  await expect(page.getByText("Your account is secured: choose a new password").first()).toBeVisible();
});

test("an ended device says so without a reload, and this one signs out without a password", async ({
  context,
  instance,
  elsewhere,
}) => {
  const ann = await signUp(context);
  await signIn(elsewhere, ann);
  const page = await openDevices(context);
  const others = page.getByRole("region", { name: "Other devices" });
  await expect(others.getByRole("listitem")).toHaveCount(1);
  await elsewhere.request.post("/api/auth/logout");
  await makeStale(instance, ann);
  await expect(others.getByRole("listitem").getByText("Signed out", { exact: true })).toBeVisible();
  await page.getByRole("region", { name: "This device" }).getByRole("button", { name: "Sign out" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Sign out" }).click();
  await page.waitForURL("**/signed-out");
});

test("a stolen cookie on another browser and system is refused, and ends the session with its reason", async ({
  context,
  playwright,
  instance,
}) => {
  const ann = await signUp(context);
  const page = await openDashboard(context);
  const cookie = `aurora.session=${await sessionCookie(context)}`;
  const thief = await playwright.request.newContext({
    baseURL: instance.origin,
    userAgent: "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0",
    extraHTTPHeaders: { cookie },
  });
  const answer = await thief.get("/api/me", { headers: { "X-User-ID": ann.id } });
  expect([answer.status(), await answer.json()]).toEqual([401, expect.objectContaining({ reason: "device_mismatch" })]);
  await expect(page).toHaveURL(/reason=device_mismatch/);
  await expect(page.getByText(/used from a different browser and system/)).toBeVisible();
  await thief.dispose();
});
