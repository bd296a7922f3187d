import { randomUUID } from "node:crypto";
import { expect, test } from "@/e2e/fixtures";

test.use({ javaScriptEnabled: false });

test("signs up, out and in again, without JavaScript", async ({ page, context }) => {
  const email = `${randomUUID()}@example.com`;
  await page.goto("/signup");
  await page.getByLabel("Name").fill("Nora");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill("violet harbour 42");
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByRole("heading", { name: "Dashboard" })).toBeVisible();
  await expect(page.getByText(email)).toBeVisible();

  await page.getByRole("button", { name: "Sign out" }).first().click();
  await expect(page).toHaveURL(/\/signed-out$/);
  await expect(page.getByText("This browser is signed out.")).toBeVisible();
  expect((await context.cookies()).map(({ name }) => name)).not.toContain("aurora.session");

  await page.goto("/login?next=/dashboard");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill("wrong");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert")).toContainText("The email or the password is wrong.");
  await expect(page.getByLabel("Email")).toHaveValue(email);
  await page.getByLabel("Password", { exact: true }).fill("violet harbour 42");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: "Dashboard" })).toBeVisible();
});
