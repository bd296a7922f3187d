import type { Page } from "@playwright/test";
import { expect, test } from "@/e2e/fixtures";
import { openDashboard, sendSignIn, signIn, signUp, type Person } from "@/e2e/people";

test.use({ sharesContext: true });

const NEW_PASSWORD = "another quiet morning";

async function followMail(page: Page, { email }: Person, subject: string): Promise<void> {
  await page.goto("/outbox");
  const mail = page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: subject, exact: true }) });
  await mail
    .filter({ hasText: email })
    .first()
    .getByRole("link", { name: /secret=/ })
    .click();
}

test("a password change signs other devices out with the reason, and this one stays", async ({
  context,
  elsewhere,
}) => {
  const ann = await signUp(context);
  await signIn(elsewhere, ann);
  const other = await openDashboard(elsewhere);
  const page = await context.newPage();
  await page.goto("/account/security");
  await page.getByLabel("Current password").fill("not this one");
  await page.getByLabel("New password").fill(NEW_PASSWORD);
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByText("This is not your password.")).toBeVisible();
  await page.getByLabel("Current password").fill(ann.password);
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByText("Your password is changed. 1 other device was signed out.")).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name: "Security" })).toBeVisible();
  await expect(other).toHaveURL(/reason=password_changed/);
  await expect(other.getByText(/The password was changed on another device/)).toBeVisible();
});

test("a forgotten password: mail, link, new password, every device out; opening the link changes nothing", async ({
  context,
  elsewhere,
}) => {
  const ann = await signUp(context);
  const signedIn = await openDashboard(context);
  const page = await elsewhere.newPage();
  await page.goto("/login");
  await page.getByRole("link", { name: "Forgot your password?" }).click();
  await page.getByLabel("Email").fill(ann.email);
  await page.getByRole("button", { name: "Send me a link" }).click();
  await expect(page.getByText(/has an account, a link is on its way/)).toBeVisible();
  await followMail(page, ann, "Choose a new password");
  await expect(page.getByRole("heading", { name: "Choose a new password" })).toBeVisible();
  await signedIn.reload();
  await expect(signedIn.getByRole("heading", { name: "Dashboard" })).toBeVisible();
  await page.getByLabel("New password").fill("short");
  await page.getByRole("button", { name: "Save new password" }).click();
  await expect(page.getByText("Use at least 8 characters.")).toBeVisible();
  await page.getByLabel("New password").fill(NEW_PASSWORD);
  await page.getByRole("button", { name: "Save new password" }).click();
  await expect(page.getByText("Your password is changed, and every device is signed out.")).toBeVisible();
  await expect(signedIn).toHaveURL(/reason=password_reset/);
  await page.goto("/login");
  await sendSignIn(page, { ...ann, password: NEW_PASSWORD });
  await expect(page.getByRole("heading", { name: "Dashboard" })).toBeVisible();
  await followMail(page, ann, "Choose a new password");
  await expect(page.getByText("This link doesn't work any more")).toBeVisible();
});

for (const [path, wayOn, to] of [
  ["confirm-email", "Change your email again", /\/login\?next=%2Faccount%2Fsecurity$/],
  ["verify-email", "Ask for a new link", /\/login\?next=%2Faccount%2Fsecurity$/],
  ["report-sign-in", "Choose a new password instead", /\/forgot-password$/],
  ["undo-email-change", "Choose a new password instead", /\/forgot-password$/],
] as const)
  test(`a link to /${path} that is used up, or cut short, leads on`, async ({ page }) => {
    for (const secret of ["", "none"]) {
      await page.goto(`/${path}?secret=${secret}`);
      await page.getByRole("main").getByRole("button").click();
      await expect(page.getByRole("alert").filter({ hasText: "This link doesn't work any more." })).toBeFocused();
      await expect(page.getByRole("main").getByRole("button")).toHaveCount(0);
    }
    await page.getByRole("link", { name: wayOn }).click();
    await expect(page).toHaveURL(to);
  });

test("an email change is confirmed from the new mailbox, and taken back from the old one", async ({ context }) => {
  const ann = await signUp(context);
  const page = await context.newPage();
  await page.goto("/account/security");
  const address = `new-${ann.email}`;
  await page.getByLabel("New email").fill(address);
  await page.getByRole("button", { name: "Change email" }).click();
  await expect(page.getByText(`We sent a link to ${address}.`)).toBeVisible();
  await followMail(page, ann, "Confirm your new email address");
  await page.getByRole("button", { name: "Confirm new email" }).click();
  await expect(page.getByText("Your new email is confirmed")).toBeVisible();
  await page.goto("/account/security");
  await expect(page.getByRole("main").getByText(address)).toBeVisible();
  await followMail(page, ann, "Your email address was changed");
  await page.getByRole("button", { name: "Take my email back" }).click();
  await expect(page.getByText("Your account has this address again")).toBeVisible();
  await page.goto("/dashboard");
  await expect(page).toHaveURL(/reason=reported/);
  await followMail(page, ann, "Your account is secured: choose a new password");
  await page.getByLabel("New password").fill(NEW_PASSWORD);
  await page.getByRole("button", { name: "Save new password" }).click();
  await expect(page.getByText("Your password is changed, and every device is signed out.")).toBeVisible();
  await page.goto("/login");
  await sendSignIn(page, { ...ann, password: NEW_PASSWORD });
  await expect(page.getByRole("heading", { name: "Dashboard" })).toBeVisible();
});

test("“This wasn't me” from the notice of a new sign-in throws everybody out", async ({ context, elsewhere }) => {
  const ann = await signUp(context);
  const mine = await openDashboard(context);
  await signIn(elsewhere, ann);
  const theirs = await openDashboard(elsewhere);
  const page = await context.newPage();
  await followMail(page, ann, "New sign-in to your account");
  await page.getByRole("button", { name: "This wasn't me" }).click();
  await expect(page.getByText(/Every device is signed out, and the old password no longer works/)).toBeVisible();
  for (const each of [mine, theirs]) await expect(each).toHaveURL(/reason=reported/);
});

test("deleting the account asks for its address, signs out every tab, and says so", async ({ context }) => {
  const { email } = await signUp(context);
  const [page, second] = [await context.newPage(), await openDashboard(context)];
  await page.goto("/account/security");
  await page.getByRole("button", { name: "Delete account" }).click();
  const typed = page.getByLabel("To confirm, type the email of this account");
  await expect(typed).toBeFocused();
  for (const wrong of ["", "delete", `x${email}`]) {
    await typed.fill(wrong);
    await page.keyboard.press("Enter");
    await expect(page.getByText("This is not the email of this account.")).toBeVisible();
    await expect(typed).toBeFocused();
  }
  await page.keyboard.press("Escape");
  await expect(page.getByRole("alertdialog")).toBeHidden();
  await page.getByRole("button", { name: "Delete account" }).click();
  await expect(typed).toHaveValue("");
  await typed.fill(` ${email.toUpperCase()}`);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/reason=user_deleted/);
  await expect(page.getByText("This account was deleted.")).toBeVisible();
  await expect(second).toHaveURL(/\/login/);
  expect((await context.cookies()).map(({ name }) => name)).not.toContain("aurora.session");
});
