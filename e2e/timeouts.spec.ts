import { expect, test } from "@/e2e/fixtures";
import { expectDashboard, openDashboard, signUp } from "@/e2e/people";

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

test("without an answer a tab leaves, says why, and leads back to where it was; one with unsent text keeps that", async ({
  context,
}) => {
  const ann = await signUp(context);
  const [first, second] = [await openDashboard(context), await context.newPage()];
  await second.goto("/account/security");
  await second.getByLabel("New email").fill("typed@example.com");
  const warning = second.getByRole("alertdialog", { name: "Are you still there?" });
  await expect(warning).toBeVisible({ timeout: 120_000 });
  await expect(warning.getByText("What you typed but didn't send stays in this tab for 10 minutes.")).toBeVisible();
  await expect(second.getByRole("heading", { name: "Sign in to go on" })).toBeVisible({ timeout: 180_000 });
  await second.close();
  await expect(first).toHaveURL(/\/login\?reason=idle/, { timeout: 180_000 });
  await expect(first.getByText("You were signed out because nobody used this session for a while.")).toBeVisible();
  await first.getByLabel("Email").fill(ann.email);
  await first.getByLabel("Password").fill(ann.password);
  await first.getByRole("button", { name: "Sign in", exact: true }).click();
  await expectDashboard(first);
});

test("“Sign out now” in the warning signs out", async ({ context }) => {
  await signUp(context);
  const page = await openDashboard(context);
  await page.getByRole("button", { name: "Sign out now" }).click({ timeout: 120_000 });
  await page.waitForURL("**/signed-out");
  await expect(page.getByText("Your session is ended on the server")).toBeVisible();
});
