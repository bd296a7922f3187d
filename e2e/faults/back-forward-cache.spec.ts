import { expect, test } from "@/e2e/fixtures";
import { noteFigure } from "@/e2e/figures";
import { fullBrowser } from "@/e2e/launch-options";
import { confirmSignOut, expectDashboard, openDashboard, sessionCookie, signUp, type Person } from "@/e2e/people";
import { markPage, recordFrames } from "@/e2e/painted-frames";
import type { BrowserContext, Page, Request } from "@playwright/test";

// Playwright switches the back/forward cache off; these tests are about it.
test.use({ launchOptions: { ...fullBrowser, ignoreDefaultArgs: ["--disable-back-forward-cache"] } });

type Shown = { readonly restored: boolean; readonly painted: boolean };

/** Notes for every page that is shown whether it was restored, and whether anything of it was painted from then on. */
async function watchPages(context: BrowserContext): Promise<Shown[]> {
  const shown: Shown[] = [];
  context.on("console", (message) => {
    const [label, restored, painted] = message.text().split(" ");
    if (label === "shown") shown.push({ restored: restored === "true", painted: painted === "true" });
  });
  await context.addInitScript(() => {
    addEventListener("pageshow", ({ persisted }) => {
      const note = () => {
        const isPainted = document.body !== null && getComputedStyle(document.body).visibility === "visible";
        console.log(`shown ${persisted} ${isPainted}`);
        requestAnimationFrame(note);
      };
      note();
    });
  });
  return shown;
}

/** Opens the dashboard so that it can be kept: a `no-store` answer to a script of the page would keep it out of the cache. */
async function openKeepableDashboard(page: Page): Promise<void> {
  await page.route("**/api/auth/events", (route) => route.abort());
  await page.route("**/api/{me,activity}**", async (route) => {
    const response = await route.fetch();
    const headers = { ...response.headers(), "cache-control": "private" };
    await route.fulfill({ response, headers });
  });
  await page.goto("/dashboard");
  await expectDashboard(page);
  await markPage(page);
}

/** Ends the session of a context's browser without that browser, by a copy of its cookie. */
async function endElsewhere(context: BrowserContext, origin: string | undefined): Promise<void> {
  const headers = { cookie: `aurora.session=${await sessionCookie(context)}` };
  const answer = await fetch(new URL("/api/auth/logout", origin), { method: "POST", headers });
  expect(await answer.json()).toMatchObject({ ended: 1 });
}

async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate((target) => location.assign(target), path);
  await page.waitForURL(`**${path}`);
}

/** Opens the dashboard so that it can be kept, and leaves it for the login page. */
async function leaveDashboard(context: BrowserContext): Promise<{ readonly page: Page; readonly shown: Shown[] }> {
  const shown = await watchPages(context);
  const page = await context.newPage();
  await openKeepableDashboard(page);
  await goTo(page, "/login");
  return { page, shown };
}

// Playwright's own goBack() waits for a load, which a restored page does not have.
async function goBack(page: Page): Promise<void> {
  await page.evaluate(() => setTimeout(() => history.back()));
}

/** Goes back to a page of an ended session that was kept all the same: it is restored covered, and leaves. Returns in how many frames. */
async function expectCovered(page: Page, shown: readonly Shown[], { email }: Person): Promise<number> {
  await goBack(page);
  await page.waitForURL("**/login?reason=user&**");
  const restored = shown.filter((frame) => frame.restored);
  expect(restored.length).toBeGreaterThan(0);
  expect(restored.filter(({ painted }) => painted)).toEqual([]);
  await expect(page.getByText(email)).toHaveCount(0);
  return restored.length;
}

/** Goes back to a page of an ended session that is not kept: no picture shows anything of it. */
async function expectNotKept(page: Page, shown: readonly Shown[], { email }: Person): Promise<void> {
  const frames = await recordFrames(page);
  await goBack(page);
  await page.waitForURL("**/login?reason=user&**");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  expect(await frames.showMark()).toBe(false);
  expect(shown.filter(({ restored }) => restored)).toEqual([]);
  await expect(page.getByText(email)).toHaveCount(0);
}

test("a live session's page really is restored, covered until the server has said that the session is live", async ({
  context,
}) => {
  await signUp(context);
  const { page, shown } = await leaveDashboard(context);
  const frames = await recordFrames(page);
  await goBack(page);
  await expectDashboard(page);
  await expect.poll(() => frames.showMark()).toBe(true);
  const restored = shown.filter((frame) => frame.restored);
  expect(restored[0]).toEqual({ restored: true, painted: false });
  expect(restored.at(-1)).toEqual({ restored: true, painted: true });
});

test("a page whose session was ended elsewhere is not kept: no picture after Back shows anything of it", async ({
  context,
  baseURL,
}) => {
  const ann = await signUp(context);
  const shown = await watchPages(context);
  const page = await openDashboard(context);
  await markPage(page);
  await goTo(page, "/login");
  await endElsewhere(context, baseURL);
  await expectNotKept(page, shown, ann);
  noteFigure(
    "Back to a page whose session was ended elsewhere: not kept, 0 of Chromium's pictures show anything of it",
  );
});

test("if it was kept all the same, it is restored covered, and leaves", async ({ context, baseURL }) => {
  const ann = await signUp(context);
  const { page, shown } = await leaveDashboard(context);
  await endElsewhere(context, baseURL);
  const frames = await expectCovered(page, shown, ann);
  noteFigure(`Kept by force: restored covered, 0 of ${frames} frames painted, and it left`);
});

test("while the server can't be asked a restored page stays covered, and comes back with it", async ({ context }) => {
  await signUp(context);
  const { page, shown } = await leaveDashboard(context);
  await page.route("**/api/me", (route) => route.fulfill({ status: 503, body: "" }));
  const asked = page.waitForResponse("**/api/me");
  await goBack(page);
  await asked;
  expect(shown.filter(({ restored, painted }) => restored && painted)).toEqual([]);
  await page.unroute("**/api/me");
  await expectDashboard(page);
});

test("after a sign-out in another tab, the kept page of this tab shows nothing", async ({ context }) => {
  const ann = await signUp(context);
  const { page, shown } = await leaveDashboard(context);
  const other = await openDashboard(context);
  await confirmSignOut(other);
  await other.waitForURL("**/signed-out");
  shown.length = 0;
  await goBack(page);
  await page.waitForURL("**/login?**");
  expect(shown.filter(({ restored, painted }) => restored && painted)).toEqual([]);
  await expect(page.getByText(ann.email)).toHaveCount(0);
});

test.describe("a page that was left before its scripts ran", () => {
  /** Opens the dashboard, whose scripts never come, and leaves it for another site once what its head asked is over. */
  async function leaveEarly(page: Page): Promise<void> {
    await page.route("**/_next/static/**/*.js", (route) => route.abort());
    await page.route("http://elsewhere.example/", (route) =>
      route.fulfill({ contentType: "text/html", body: "<!doctype html><title>Elsewhere</title><h1>Elsewhere</h1>" }),
    );
    const asked = (request: Request): boolean => request.method() === "OPTIONS";
    const answered = page.waitForEvent("requestfinished", asked);
    const failed = page.waitForEvent("requestfailed", asked);
    await page.goto("/dashboard");
    await expect(page.getByRole("heading", { level: 1, name: "Dashboard" })).toBeVisible();
    await Promise.any([answered, failed]);
    await markPage(page);
    await page.evaluate(() => location.assign("http://elsewhere.example/"));
    await page.waitForURL("http://elsewhere.example/");
  }

  test("is not kept: no picture after Back shows anything of it", async ({ context, baseURL }) => {
    const ann = await signUp(context);
    const shown = await watchPages(context);
    const page = await context.newPage();
    await leaveEarly(page);
    await endElsewhere(context, baseURL);
    await expectNotKept(page, shown, ann);
    noteFigure("Left before its scripts ran, ended elsewhere: not kept, 0 of Chromium's pictures show anything of it");
  });

  test("is restored covered if it was kept all the same, and leaves", async ({ context, baseURL }) => {
    const ann = await signUp(context);
    const shown = await watchPages(context);
    const page = await context.newPage();
    await page.route("**/api/me", (route) => route.abort());
    await leaveEarly(page);
    await endElsewhere(context, baseURL);
    await expectCovered(page, shown, ann);
  });

  test("is there again if its session is live, still without any script", async ({ context }) => {
    const ann = await signUp(context);
    const page = await context.newPage();
    await page.route("**/api/me", (route) => route.abort());
    await leaveEarly(page);
    await goBack(page);
    await page.waitForURL("**/dashboard");
    await expect(page.getByRole("heading", { level: 1, name: "Dashboard" })).toBeVisible();
    await expect(page.getByRole("main").getByText(ann.email)).toBeVisible();
  });
});
