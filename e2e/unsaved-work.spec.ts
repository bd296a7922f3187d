import { expect, test } from "@/e2e/fixtures";
import { askToSignOut, signUp } from "@/e2e/people";

test.use({ sharesContext: true });

test("before a sign-out, unsent text is named, and “Finish first” goes back to it", async ({ context }) => {
  await signUp(context);
  const page = await context.newPage();
  await page.goto("/account/security");
  const field = page.getByLabel("New email");
  await field.fill("half@example");
  const dialog = await askToSignOut(page);
  await expect(dialog.getByRole("listitem")).toHaveText(["New email"]);
  await expect(dialog.getByRole("button", { name: "Cancel" })).toBeFocused();
  await dialog.getByRole("button", { name: "Finish first" }).click();
  await expect(dialog).toBeHidden();
  await expect(field).toBeFocused();
  await expect(field).toHaveValue("half@example");
  await field.fill("");
  await askToSignOut(page);
  await expect(dialog.getByRole("button", { name: "Finish first" })).toHaveCount(0);
});

test("a form on its way is named until it is answered", async ({ context }) => {
  await signUp(context);
  const page = await context.newPage();
  let letGo = () => {};
  const held = new Promise<void>((resolve) => (letGo = resolve));
  await page.route("**/api/account/email", async (route) => {
    await held;
    await route.continue();
  });
  await page.goto("/account/security");
  await page.getByLabel("New email").fill("another@example.com");
  await page.getByRole("button", { name: "Change email" }).click();
  await expect(page.getByRole("button", { name: "Sending…" })).toBeVisible();
  const dialog = await askToSignOut(page);
  await expect(dialog.getByRole("listitem")).toHaveText(["Email"]);
  letGo();
  await expect(dialog.getByRole("listitem")).toHaveCount(0);
  await expect(dialog.getByRole("button", { name: "Finish first" })).toHaveCount(0);
});
