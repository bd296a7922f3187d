import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Page } from "@playwright/test";
import type { Instance } from "@/testing/servers/instance";
import { expect, test } from "@/e2e/fixtures";
import { openDashboard, promote, signUp, type Person } from "@/e2e/people";

test.use({ sharesContext: true });

// As an operator types it, beside the running app.
async function makeAdmin({ databaseUrl }: Instance, { email }: Person): Promise<void> {
  const env = { ...process.env, DATABASE_URL: databaseUrl };
  await promisify(execFile)(process.execPath, ["cli/run.mjs", "aurora", "role", email, "admin"], { env });
}

async function openUser(page: Page, { name, email }: Person): Promise<void> {
  await page.getByLabel("Name or email contains").fill(email);
  await page.getByLabel("Show").selectOption("all");
  await page.getByRole("button", { name: "Find" }).click();
  await expect(page.getByText("1 user", { exact: true })).toBeVisible();
  await page.getByRole("row").getByRole("link", { name }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
}

test("an administrator, made by the command line, sees others' sessions, ends them, and disables an account", async ({
  context,
  instance,
  elsewhere,
}) => {
  const admin = await signUp(context, "Ada Admin");
  await makeAdmin(instance, admin);
  const ann = await signUp(elsewhere);
  const other = await openDashboard(elsewhere);

  const page = await openDashboard(context);
  await page.getByRole("link", { name: "Users" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Users" })).toBeVisible();
  await openUser(page, ann);
  await expect(page.getByRole("region", { name: "Activity" }).getByText("Signed in").first()).toBeVisible();
  await page.getByRole("region", { name: "Sessions" }).getByRole("button", { name: "End session" }).click();
  await expect(page.getByText(/^The session on .+ was ended\.$/)).toBeVisible();
  await expect(other).toHaveURL(/\/login\?reason=admin/);
  await expect(other.getByText("An administrator ended this session.")).toBeVisible();

  await page.goBack();
  await expect(page.getByLabel("Name or email contains")).toHaveValue(ann.email);
  await page.getByRole("row").getByRole("link", { name: ann.name }).click();
  await page.getByRole("button", { name: "Disable" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Disable" }).click();
  await expect(page.getByText(`${ann.email} was disabled and signed out everywhere.`)).toBeVisible();
  const refused = await elsewhere.request.post("/api/auth/login", {
    data: { email: ann.email, password: ann.password },
  });
  expect([refused.status(), (await refused.json()).code]).toEqual([403, "account_disabled"]);
});

test("a person who is no administrator finds nothing there", async ({ context }) => {
  const ann = await signUp(context);
  const page = await openDashboard(context);
  await expect(page.getByRole("link", { name: "Users" })).toBeHidden();
  const response = await page.goto("/admin/sessions");
  expect(response?.status()).toBe(404);
  await expect(page.getByRole("heading", { name: "Page not found" })).toBeVisible();
  const api = await context.request.get("/api/admin/users", { headers: { "X-User-ID": ann.id } });
  expect(api.status()).toBe(403);
});

test("a name without a space fits the table and the user's page at 320 px", async ({
  context,
  instance,
  elsewhere,
}) => {
  const long = await signUp(elsewhere, "W".repeat(100));
  const admin = await signUp(context, "Ada Admin");
  await promote(instance, admin);
  const page = await context.newPage();
  await page.setViewportSize({ width: 320, height: 800 });
  for (const path of [`/admin/sessions?show=all&search=${long.email}`, `/admin/users/${long.id}`]) {
    await page.goto(path);
    await expect(page.getByRole("main").getByText(long.name).first()).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  }
});
