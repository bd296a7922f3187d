import { expect, test } from "@/e2e/fixtures";
import {
  expectDashboard,
  letIdleAlmostOut,
  letIdleOut,
  letLifetimeEnd,
  letTimePass,
  openDashboard,
  sendSignIn,
  signUp,
} from "@/e2e/people";
import { meSchema } from "@/lib/api-schemas";
import { NAME } from "@/product/product";

// Nobody waits for a timeout here: the row's times and the pages' clock are moved.
test.beforeEach(({ context }) => context.clock.install());

test("the warning stands in every tab, one answer closes it in all, and the session goes on", async ({
  context,
  instance,
}) => {
  const ann = await signUp(context);
  const [first, second] = [await openDashboard(context), await openDashboard(context)];
  const warnings = [first, second].map((page) => page.getByRole("alertdialog", { name: "Are you still there?" }));
  for (const warning of warnings) await expect(warning).toBeHidden();
  await letIdleAlmostOut(instance, ann);
  await letTimePass(context);
  for (const warning of warnings) await expect(warning).toBeVisible();
  for (const page of [first, second]) await expect(page).toHaveTitle(`Are you still there? · Dashboard · ${NAME}`);
  await expect(first.getByRole("timer")).toHaveText(/^\d+ seconds?$/);
  await first.bringToFront();
  await expect(first.getByRole("button", { name: "Stay signed in" })).toBeFocused();
  await first.getByRole("button", { name: "Stay signed in" }).click();
  for (const warning of warnings) await expect(warning).toBeHidden();
  for (const page of [first, second]) await expect(page).toHaveTitle(`Dashboard · ${NAME}`);
  await letTimePass(context, 70);
  await expectDashboard(second);
  for (const warning of warnings) await expect(warning).toBeHidden();
});

test("without an answer a tab leaves, says why, and leads back to where it was; one with unsent text keeps that", async ({
  context,
  instance,
}) => {
  const ann = await signUp(context);
  const [first, second] = [await openDashboard(context), await context.newPage()];
  await second.goto("/account/security");
  await second.getByLabel("New email").fill("typed@example.com");
  await letIdleAlmostOut(instance, ann);
  await letTimePass(context);
  const warning = second.getByRole("alertdialog", { name: "Are you still there?" });
  await expect(warning.getByText("What you typed but didn't send stays in this tab for 10 minutes.")).toBeVisible();
  // The rest of the last minute, for the server and for the pages.
  await letIdleOut(instance, ann);
  await letTimePass(context, 60);
  await expect(second.getByRole("heading", { name: "Sign in to continue" })).toBeVisible();
  await second.close();
  await expect(first).toHaveURL(/\/login\?reason=idle/);
  await expect(first.getByText("You were signed out because nobody used this session for a while.")).toBeVisible();
  await sendSignIn(first, ann);
  await expectDashboard(first);
});

test("the absolute end is warned of, can't be moved, ends every tab with its reason, and leads back", async ({
  context,
  instance,
}) => {
  const ann = await signUp(context);
  const [first, second] = [await openDashboard(context), await openDashboard(context)];
  await letLifetimeEnd(instance, ann, 50);
  await letTimePass(context);
  for (const page of [first, second]) {
    const warning = page.getByRole("alertdialog", { name: "Your session ends soon" });
    await expect(warning).toBeVisible();
    await expect(warning.getByRole("button", { name: "Stay signed in" })).toBeHidden();
  }
  await first.getByRole("button", { name: "Continue until then" }).click();
  await expect(first.getByRole("alertdialog")).toBeHidden();
  const headers = { "X-User-ID": ann.id };
  expect((await context.request.post("/api/auth/activity", { headers })).status()).toBe(204);
  await letLifetimeEnd(instance, ann);
  const refused = await context.request.get("/api/me", { headers });
  expect([refused.status(), await refused.json()]).toEqual([401, expect.objectContaining({ reason: "absolute" })]);
  await letTimePass(context, 60);
  for (const page of [first, second]) {
    await expect(page).toHaveURL(/\/login\?reason=absolute&next=%2Fdashboard$/);
    await page.goBack();
    await expect(page.getByText(ann.name)).toBeHidden();
  }
  await first.goto("/login?next=%2Fdashboard");
  await sendSignIn(first, ann);
  await expectDashboard(first);
});

test("“Sign out now” in the warning signs out", async ({ context, instance }) => {
  const ann = await signUp(context);
  const page = await openDashboard(context);
  await letIdleAlmostOut(instance, ann);
  await letTimePass(context);
  await page.getByRole("button", { name: "Sign out now" }).click();
  await page.waitForURL("**/signed-out");
  await expect(page.getByText("Your session is ended on the server")).toBeVisible();
});

test("a navigation is noted before its page is made, which tells the true idle end; what is fetched ahead is not", async ({
  context,
  instance,
}) => {
  const ann = await signUp(context);
  await letIdleAlmostOut(instance, ann);
  const idleEnd = async (): Promise<string> => {
    const answer = await context.request.get("/api/me", { headers: { "X-User-ID": ann.id } });
    return meSchema.parse(await answer.json()).session.idleExpiresAt;
  };
  const before = await idleEnd();
  const pressed = { "sec-fetch-user": "?1" };
  for (const purpose of ["prefetch", "prefetch;prerender"])
    await context.request.get("/dashboard", { headers: { ...pressed, "sec-purpose": purpose } });
  await context.request.get("/dashboard", { headers: { ...pressed, purpose: "prefetch" } });
  expect(await idleEnd()).toBe(before);
  const page = await (await context.request.get("/dashboard", { headers: pressed })).text();
  const after = await idleEnd();
  expect(Date.parse(after)).toBeGreaterThan(Date.parse(before));
  expect(page).toContain(after);
  expect(page).not.toContain(before);
});
