import { expect, test } from "@/e2e/fixtures";
import { openDashboard, signUp } from "@/e2e/people";

// The warning takes the last 60 seconds. Before it comes, and after an answer until it comes again, there are 35.
test.use({ environment: { SESSION_IDLE_SECONDS: "95" } });
test.slow();

test("the warning stands in every tab, one answer closes it in all, and the session goes on", async ({ context }) => {
  await signUp(context);
  const [first, second] = [await openDashboard(context), await openDashboard(context)];
  const warnings = [first, second].map((page) => page.getByRole("alertdialog", { name: "Are you still there?" }));
  for (const warning of warnings) await expect(warning).toBeVisible({ timeout: 120_000 });
  await expect(first.getByRole("timer")).toHaveText(/^\d+ seconds?$/);
  await expect(first.getByRole("button", { name: "Stay signed in" })).toBeFocused();
  await first.getByRole("button", { name: "Stay signed in" }).click();
  for (const warning of warnings) await expect(warning).toBeHidden();
  await expect(second.getByRole("heading", { name: "Dashboard" })).toBeVisible();
});

test("without an answer both tabs leave, say why, and lead back to where they were", async ({ context }) => {
  const ann = await signUp(context);
  const [first, second] = [await openDashboard(context), await context.newPage()];
  await second.goto("/account/security");
  await second.getByLabel("New email").fill("typed@example.com");
  const warning = second.getByRole("alertdialog", { name: "Are you still there?" });
  await expect(warning).toBeVisible({ timeout: 120_000 });
  await expect(warning.getByText("What you typed but didn't send will be lost.")).toBeVisible();
  for (const page of [first, second]) await expect(page).toHaveURL(/\/login\?reason=idle/, { timeout: 180_000 });
  await expect(second.getByText("You were signed out because nobody used this session for a while.")).toBeVisible();
  await second.getByLabel("Email").fill(ann.email);
  await second.getByLabel("Password").fill(ann.password);
  await second.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(second.getByRole("heading", { level: 1, name: "Security" })).toBeVisible();
});

test("“Sign out now” in the warning signs out", async ({ context }) => {
  await signUp(context);
  const page = await openDashboard(context);
  await page.getByRole("button", { name: "Sign out now" }).click({ timeout: 120_000 });
  await page.waitForURL("**/signed-out");
  await expect(page.getByText("Your session is ended on the server")).toBeVisible();
});
