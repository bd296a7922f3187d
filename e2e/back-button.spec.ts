import { expect, test } from "@/e2e/fixtures";
import { confirmSignOut, expectDashboard, signUp } from "@/e2e/people";

test.use({ sharesContext: true });

test("neither Back nor Forward shows anything of the person after a sign-out", async ({ context }) => {
  const ann = await signUp(context);
  const page = await context.newPage();
  await page.goto("/");
  await page.goto("/dashboard");
  await expectDashboard(page);
  await page.goto("/login");
  await page.goto("/dashboard");
  await expectDashboard(page);
  await confirmSignOut(page);
  await page.waitForURL("**/signed-out");
  for (const step of [() => page.goBack(), () => page.goBack(), () => page.goForward()]) {
    await step();
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.getByText(ann.email)).toHaveCount(0);
    await expect(page.getByText(ann.name)).toHaveCount(0);
  }
});
