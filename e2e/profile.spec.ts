import { expect, test } from "@/e2e/fixtures";
import { openDashboard, signUp } from "@/e2e/people";

test.use({ sharesContext: true });

test("a new name stands in the header, on the dashboard of another tab and in the activity", async ({ context }) => {
  const ann = await signUp(context);
  const [page, dashboard] = [await context.newPage(), await openDashboard(context)];
  await page.goto("/dashboard");
  await page.getByRole("banner").locator("summary").click();
  await page.getByRole("banner").getByRole("link", { name: "Profile" }).click();
  const name = page.getByLabel("Name");
  await expect(name).toHaveValue(ann.name);
  await name.fill("  Nora   Noon ");
  await page.getByRole("button", { name: "Save name" }).click();
  await expect(page.getByText("Your name is saved.")).toBeVisible();
  await expect(name).toHaveValue("Nora Noon");
  await expect(page.getByText("Signed in as Nora Noon")).toBeAttached();
  await expect(dashboard.getByRole("main").getByText("Nora Noon")).toBeVisible();
  await name.fill("\u200B");
  await page.getByRole("button", { name: "Save name" }).click();
  await expect(page.getByText("This name can't be seen. Enter one that can, or none.")).toBeVisible();
  await expect(name).toBeFocused();
  await name.fill("");
  await page.getByRole("button", { name: "Save name" }).click();
  await expect(page.getByText(`Signed in as ${ann.email}`)).toBeAttached();
  await page.goto("/account/activity");
  await expect(page.getByText("Name changed").first()).toBeVisible();
});
