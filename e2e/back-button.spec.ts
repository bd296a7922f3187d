import { expect, test } from "@/e2e/fixtures";
import { confirmSignOut, openDashboard, signIn, signUp } from "@/e2e/people";
import type { Page } from "@playwright/test";

// Playwright switches the back/forward cache off; these tests are about it.
test.use({ launchOptions: { ignoreDefaultArgs: ["--disable-back-forward-cache"] } });

async function goBack(page: Page): Promise<void> {
  await page.evaluate(() => history.back());
}

/**
 * Notes in `window.name`, which outlives the document, whether a page was restored from the cache and what each frame
 * after that would have painted.
 */
async function noteFrames(page: Page): Promise<void> {
  await page.evaluate(() => {
    const note = () => {
      window.name += document.documentElement.dataset["covered"] === undefined ? " shown" : " covered";
      requestAnimationFrame(note);
    };
    addEventListener("pageshow", (event) => {
      if (!event.persisted) return;
      window.name = "restored";
      note();
    });
  });
}

test("control: Back restores a live page, which uncovers once the server was asked", async ({ context }) => {
  await signUp(context);
  const page = await openDashboard(context);
  await noteFrames(page);
  await page.goto("/");
  await goBack(page);
  await expect(page.getByRole("heading", { name: "Dashboard" })).toBeVisible();
  await expect.poll(() => page.evaluate(() => window.name)).toMatch(/^restored covered.* shown/);
});

test("Back after a sign-out shows nothing of the person", async ({ context }) => {
  const ann = await signUp(context);
  const page = await openDashboard(context);
  await noteFrames(page);
  await confirmSignOut(page);
  await page.waitForURL("**/signed-out");
  await goBack(page);
  await expect(page.getByText(ann.email)).toHaveCount(0);
  expect(await page.evaluate(() => window.name)).not.toContain("shown");
});

test("a page whose session ended elsewhere is restored covered, and leaves with the reason", async ({
  context,
  browser,
  instance,
}) => {
  const ann = await signUp(context);
  const page = await openDashboard(context);
  await noteFrames(page);
  await page.goto("/");
  const elsewhere = await browser.newContext({ baseURL: instance.origin });
  await signIn(elsewhere, ann);
  expect((await elsewhere.request.post("/api/auth/logout", { data: { scope: "all" } })).status()).toBe(200);
  await goBack(page);
  await expect(page).toHaveURL(/\/login\?reason=user_all/);
  const frames = await page.evaluate(() => window.name);
  expect(frames).toMatch(/^restored covered/);
  expect(frames).not.toContain("shown");
  await elsewhere.close();
});
