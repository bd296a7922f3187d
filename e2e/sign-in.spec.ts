import { randomUUID } from "node:crypto";
import { expect, test } from "@/e2e/fixtures";
import { expectDashboard, sessionCookie, signUp } from "@/e2e/people";
import { NAME } from "@/product/product";

test.use({ sharesContext: true });

test("a person signs up, and the document of the public side is gone", async ({ page }) => {
  await page.goto("/signup");
  await page.evaluate(() => Object.assign(window, { formerDocument: true }));
  await page.getByLabel("Name").fill("Ann Archer");
  await page.getByLabel("Email").fill(`${randomUUID()}@example.com`);
  await page.getByLabel("Password", { exact: true }).fill("violet harbour 42");
  await page.getByRole("button", { name: "Create account" }).click();
  await expectDashboard(page);
  expect(await page.evaluate(() => "formerDocument" in window)).toBe(false);
});

test("a wrong password and an unknown email are answered alike, beside what was typed", async ({ page, context }) => {
  const ann = await signUp(context);
  await context.clearCookies();
  for (const email of [ann.email, `${randomUUID()}@example.com`]) {
    await page.goto("/login");
    await page.getByLabel("Email").fill(email);
    await page.getByLabel("Password", { exact: true }).fill("not the password");
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "The email or the password is wrong." })).toBeVisible();
    await expect(page.getByLabel("Email")).toHaveValue(email);
  }
});

test("a form of an older deployment keeps what was typed, and loads anew with it", async ({ page }) => {
  await page.route("**/forgot-password", (route) =>
    route.request().method() === "POST"
      ? route.continue({ headers: { ...route.request().headers(), "next-action": `60${"0".repeat(40)}` } })
      : route.continue(),
  );
  await page.goto("/forgot-password");
  await page.getByLabel("Email").fill("ann@example.com");
  await page.getByRole("button", { name: "Send me a link" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "This page was updated" })).toBeVisible();
  await expect(page.getByLabel("Email")).toHaveValue("ann@example.com");
  await page.unroute("**/forgot-password");
  await page.evaluate(() => Object.assign(window, { formerDocument: true }));
  await page.getByRole("button", { name: "Load the new version" }).click();
  await expect(page.getByLabel("Email")).toHaveValue("ann@example.com");
  expect(await page.evaluate(() => "formerDocument" in window)).toBe(false);
  await page.getByRole("button", { name: "Send me a link" }).click();
  await expect(page.getByText("If ann@example.com has an account, a link is on its way.")).toBeVisible();
});

test("too many wrong passwords are told as that, by the API and then by the page", async ({ page, context }) => {
  const data = { email: `${randomUUID()}@example.com`, password: "not the password" };
  for (const status of [401, 401, 401, 401, 401, 429])
    expect((await context.request.post("/api/auth/login", { data })).status()).toBe(status);
  // A page may reach the server by another loopback address, which is another client.
  const words = Array.from({ length: 5 }, () => "The email or the password is wrong.");
  const typed = `${randomUUID()}@example.com`;
  for (const told of [...words, "Too many attempts."]) {
    await page.goto("/login");
    await page.getByLabel("Email").fill(typed);
    await page.getByLabel("Password", { exact: true }).fill("not the password");
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByRole("alert").filter({ hasText: told })).toBeVisible();
  }
});

test("signing in leads back to where one wanted to go, on this origin only", async ({ page, context }) => {
  const ann = await signUp(context);
  const ways = [
    ["/login?next=%2Fdashboard%3Ffrom%3Dmail", /\/dashboard\?from=mail$/],
    ["/login?next=%2F%2Fevil.example", /\/dashboard$/],
    ["/login?next=https%3A%2F%2Fevil.example", /\/dashboard$/],
  ] as const;
  for (const [login, target] of ways) {
    await page.goto(login);
    await page.getByLabel("Email").fill(ann.email);
    await page.getByLabel("Password", { exact: true }).fill(ann.password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page).toHaveURL(target);
  }
});

test("the session cookie ends with the browser unless one asks to stay signed in", async ({ page, context }) => {
  const ann = await signUp(context);
  const lifetime = async () => (await context.cookies()).find(({ name }) => name === "aurora.session")?.expires;
  expect(await lifetime()).toBe(-1);
  const former = await sessionCookie(context);
  await page.goto("/login");
  await page.getByLabel("Email").fill(ann.email);
  await page.getByLabel("Password", { exact: true }).fill(ann.password);
  await page.getByLabel("Keep me signed in on this device").check();
  await page.getByRole("button", { name: "Sign in" }).click();
  await expectDashboard(page);
  expect(await lifetime()).toBeGreaterThan(Date.now() / 1000 + 29 * 24 * 60 * 60);
  expect(await sessionCookie(context)).not.toBe(former);
});

test("a password that everybody uses is refused in words beside the field", async ({ page }) => {
  await page.goto("/signup");
  await page.getByLabel("Email").fill(`${randomUUID()}@example.com`);
  await page.getByLabel("Password", { exact: true }).fill("password123");
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByText("This is one of the most common passwords.")).toBeVisible();
  await page.getByLabel("Password", { exact: true }).fill(`My ${NAME} 2026`);
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByText(`This contains your name, your email or “${NAME}”.`)).toBeVisible();
});

test("the login page says why one is there", async ({ page }) => {
  await page.goto("/login?reason=idle");
  await expect(page.getByRole("status")).toContainText("nobody used this session for a while");
  await page.goto("/login?reason=session_timeout");
  await expect(page.getByRole("status")).toContainText("Your session timed out.");
  await page.goto("/login?reason=%3Cscript%3E");
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
});
