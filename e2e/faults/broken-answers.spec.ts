import type { Route } from "@playwright/test";
import { expect, test } from "@/e2e/fixtures";
import { noteFigure } from "@/e2e/figures";
import { confirmSignOut, copySession, openDashboard, signUp } from "@/e2e/people";

test.use({ sharesContext: true });

const LOGOUT = "**/api/auth/logout";
const COMMITTED = JSON.stringify({ success: true, revocation: "committed", ended: 1 });

const BROKEN: Record<string, (route: Route) => Promise<void>> = {
  "an error 500": (route) => route.fulfill({ status: 500, contentType: "application/json", body: COMMITTED }),
  "a page of HTML": (route) => route.fulfill({ status: 200, contentType: "text/html", body: "<h1>Welcome</h1>" }),
  "half an answer": (route) => route.fulfill({ status: 200, contentType: "application/json", body: '{"success":tr' }),
  "another shape": (route) => route.fulfill({ status: 200, contentType: "application/json", body: '{"success":true}' }),
  // Never fulfilled: the tab gives it 5 s.
  nothing: async () => undefined,
};

for (const [what, answer] of Object.entries(BROKEN))
  test(`a sign-out that is answered with ${what} is not called done, and is finished later`, async ({
    context,
    instance,
  }) => {
    const ann = await signUp(context);
    const copy = await copySession(context, ann, instance);
    const page = await openDashboard(context);
    await context.route(LOGOUT, answer);
    await confirmSignOut(page);
    await page.waitForURL("**/signed-out");
    await expect(page.getByText("Not confirmed yet")).toBeVisible();
    await expect(page.getByText(/ended on the server/)).toHaveCount(0);
    expect((await copy.get("/api/me")).status()).toBe(200);
    await context.unroute(LOGOUT, answer);
    await expect(page.getByText("Your session is ended on the server")).toBeVisible();
    expect(await (await copy.get("/api/me")).json()).toMatchObject({ code: "session_ended", reason: "user" });
    await copy.dispose();
    noteFigure(`Sign-out answered with ${what}: 0 said "signed out" too early, finished by the page it left`);
  });

test("a browser whose sign-out was not answered well stays signed out in every tab, and finishes it at its next page", async ({
  context,
}) => {
  await signUp(context);
  const [page, other] = [await openDashboard(context), await openDashboard(context)];
  await context.route(LOGOUT, (route) =>
    route.fulfill({ status: 502, contentType: "text/html", body: "<h1>Bad</h1>" }),
  );
  await confirmSignOut(page);
  await page.waitForURL("**/signed-out");
  await other.waitForURL(/\/login/);
  await page.goto("/dashboard");
  await expect(page).toHaveURL(/\/login/);
  await context.unroute(LOGOUT);
  await page.goto("/signed-out");
  await expect(page.getByText("Your session is ended on the server")).toBeVisible();
  noteFigure("Sign-out answered with an error: both tabs left and stayed signed out, finished at the next page");
});
