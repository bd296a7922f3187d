import { expect, test } from "@/e2e/fixtures";
import { expectDashboard, openDashboard, signIn, signUp } from "@/e2e/people";

test("a second sign-in of the same person keeps the first tab where it is, with what was typed, and its sign-out is exact", async ({
  context,
}) => {
  const ann = await signUp(context);
  const first = await context.newPage();
  await first.goto("/account/security");
  await first.getByLabel("New email").fill("half-typed@exam");
  const login = await context.newPage();
  await login.goto("/login");
  await login.getByLabel("Email").fill(ann.email);
  await login.getByLabel("Password", { exact: true }).fill(ann.password);
  await login.getByRole("button", { name: "Sign in" }).click();
  await expectDashboard(login);

  const session = (await context.cookies()).find(({ name }) => name.endsWith("aurora.sid"))?.value;
  // The form that signs out without scripts names the session that the page belongs to.
  await expect(first.locator("input[name=session]")).toHaveValue(session ?? "none");
  await expect(first).toHaveURL(/\/account\/security$/);
  await expect(first.getByLabel("New email")).toBeVisible();
  await expect(first.getByLabel("New email")).toHaveValue("half-typed@exam");

  await first.getByRole("banner").getByRole("button", { name: "Sign out" }).click();
  const dialog = first.getByRole("alertdialog", { name: "Sign out?" });
  await dialog.getByRole("button", { name: "Sign out" }).click();
  await expect(first.getByText("1 other tab was cleared.")).toBeVisible();
  await expect(login).toHaveURL(/\/login\?reason=user/);
  const me = await context.request.get("/api/me", { headers: { "X-User-ID": ann.id } });
  expect(me.status()).toBe(401);
});

test("a tab on the login page goes on when somebody signs in in another one, or says who it is if something was typed", async ({
  context,
}) => {
  const ann = await signUp(context);
  await context.request.post("/api/auth/logout");
  const [empty, typed] = [await context.newPage(), await context.newPage()];
  await empty.goto("/login?next=/account/sessions");
  await typed.goto("/login?next=/account/sessions");
  await typed.getByLabel("Email").fill("ben@example.com");
  await signIn(context, ann);
  await openDashboard(context);
  await expect(empty).toHaveURL(/\/account\/sessions$/);
  await expect(typed.getByText(`You are signed in as ${ann.name} in another tab.`)).toBeVisible();
  await expect(typed.getByLabel("Email")).toHaveValue("ben@example.com");
  await typed.getByRole("link", { name: "Continue with that account" }).click();
  await expect(typed).toHaveURL(/\/account\/sessions$/);
});
