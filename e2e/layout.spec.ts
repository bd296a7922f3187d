import type { Page } from "@playwright/test";
import { addresses } from "@/e2e/addresses";
import { expect, test } from "@/e2e/fixtures";
import { confirmSignOut, openDashboard, signUp } from "@/e2e/people";

const WIDTHS = [320, 1280];
const APP_PAGES = ["/dashboard", "/account/sessions", "/account/activity", "/account/security"];
// A good page stays below 0.1 (web.dev/cls); ours move nothing, but for a line that wraps when a time becomes the person's own.
const MOST_SHIFT = 0.01;

/** Counts what moves on every page of a tab from its first frame on (Layout Instability API), input aside. */
async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(globalThis, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        if (!Reflect.get(entry, "hadRecentInput")) shifts.push(Number(Reflect.get(entry, "value")));
    }).observe({ type: "layout-shift", buffered: true });
  });
}

/** How much has moved once the page runs, has its typeface, and awaits nothing more. */
async function readShift(page: Page): Promise<number> {
  await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
  // Its place is kept, invisible, until the page runs.
  const runs = page.getByLabel("Colours");
  if ((await runs.count()) > 0) await expect(runs).toBeVisible();
  await expect(page.getByRole("status", { name: /^Loading/ })).toHaveCount(0);
  return page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const shifts: unknown = Reflect.get(globalThis, "shifts");
    return Array.isArray(shifts) ? shifts.map(Number).reduce((sum, shift) => sum + shift, 0) : Number.NaN;
  });
}

for (const width of WIDTHS)
  test.describe(`${width} px`, () => {
    test.use({ viewport: { width, height: 800 } });

    test("nothing moves while a page comes in, typeface and data included", async ({ context }) => {
      const page = await context.newPage();
      await watchShifts(page);
      const shifts: Record<string, number> = {};
      const visit = async (path: string) => {
        await page.goto(path);
        shifts[path] = await readShift(page);
      };
      for (const path of addresses("page.tsx").filter((each) => !APP_PAGES.includes(each))) await visit(path);
      await signUp(context);
      for (const path of APP_PAGES) await visit(path);
      await confirmSignOut(page);
      await page.waitForURL("**/signed-out");
      shifts["the receipt"] = await readShift(page);
      expect(Object.entries(shifts).filter(([, shift]) => !(shift <= MOST_SHIFT))).toEqual([]);
    });

    test("the way out is in sight on every app page, however far it is scrolled", async ({ context }) => {
      await signUp(context);
      const page = await openDashboard(context);
      for (const path of APP_PAGES) {
        await page.goto(path);
        const signOut = page.getByRole("banner").getByRole("button", { name: "Sign out" });
        await expect(signOut).toBeInViewport({ ratio: 1 });
        await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
        await expect(signOut).toBeInViewport({ ratio: 1 });
      }
    });
  });

test("the typeface is ours, and both of its files are served by this installation", async ({ page, instance }) => {
  const fonts: string[] = [];
  page.on("request", (request) => {
    if (request.resourceType() === "font") fonts.push(request.url());
  });
  await page.goto("/login");
  await expect.poll(() => fonts.length).toBe(1);
  // A letter beyond Western European ones brings the second file.
  await page.getByLabel("Email").fill("ő");
  await expect.poll(() => fonts.length).toBe(2);
  for (const font of fonts) expect(font.startsWith(instance.origin), font).toBe(true);
});

test("forced colours leave edges to what can be pressed, and the page one is on recognisable", async ({ context }) => {
  await signUp(context);
  const page = await openDashboard(context);
  await page.emulateMedia({ forcedColors: "active" });
  const edges = await page.getByRole("button").evaluateAll((buttons) =>
    buttons.map((button) => {
      const { borderTopStyle, borderTopWidth, borderTopColor, backgroundColor } = getComputedStyle(button);
      return borderTopStyle === "solid" && borderTopWidth !== "0px" && borderTopColor !== backgroundColor;
    }),
  );
  expect(edges.length).toBeGreaterThan(2);
  expect(edges.every(Boolean)).toBe(true);
  const lines = await page
    .getByRole("navigation", { name: "Pages" })
    .getByRole("link")
    .evaluateAll((links) => links.map((link) => getComputedStyle(link).borderBottomColor));
  expect(new Set(lines).size).toBe(2);
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => getComputedStyle(document.activeElement ?? document.body).outlineStyle)).toBe(
    "solid",
  );
});
