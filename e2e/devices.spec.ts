import type { Page } from "@playwright/test";
import { expect, test } from "@/e2e/fixtures";
import { makeStale, openDashboard, openDevices, sessionCookie, signIn, signUp, type Person } from "@/e2e/people";

test.use({ sharesContext: true });

async function confirmIdentity(page: Page, { password }: Person): Promise<void> {
  const dialog = page.getByRole("dialog", { name: "Confirm that it's you" });
  await dialog.getByLabel("Password").fill(password);
  await dialog.getByRole("button", { name: "Confirm" }).click();
  await expect(dialog).toBeHidden();
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
  await others.getByRole("listitem").getByRole("button", { name: "Sign out" }).click();
  await expect(others.getByRole("button", { name: "Signing out…" })).toBeVisible();
  const dialog = page.getByRole("dialog", { name: "Confirm that it's you" });
  await dialog.getByLabel("Password").fill("not this one");
  await dialog.getByRole("button", { name: "Confirm" }).click();
  await expect(dialog.getByText("This is not your password.")).toBeVisible();
  await expect(others.getByRole("listitem")).toHaveCount(1);
  await confirmIdentity(page, ann);
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
  await page.getByRole("button", { name: "Sign out other devices" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByRole("button", { name: "Sign out other devices" })).toBeVisible();
  await expect(page.getByRole("main").getByRole("alert")).toHaveCount(0);
  await openDashboard(elsewhere);
  await page.getByRole("button", { name: "Sign out other devices" }).click();
  await confirmIdentity(page, ann);
  await expect(page.getByText("You are signed in here only.")).toBeVisible();
});

test("an ended device leaves the list without a reload, and this one signs out without a password", async ({
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
  await expect(others.getByRole("listitem")).toHaveCount(0);
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
