import type { BrowserContext, Page } from "@playwright/test";
import { expect } from "@/e2e/patient-expect";

/**
 * A good page stays below 0.1 (web.dev/cls); ours move nothing, but for a line that wraps when a time becomes the person's
 * own.
 */
export const MOST_SHIFT = 0.01;

/** Counts what moves on every page from its first frame on (Layout Instability API), input aside. */
export async function watchShifts(pages: Page | BrowserContext): Promise<void> {
  await pages.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(globalThis, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        if (!Reflect.get(entry, "hadRecentInput")) shifts.push(Number(Reflect.get(entry, "value")));
    }).observe({ type: "layout-shift", buffered: true });
  });
}

const MOST_VISITS = 3;

/**
 * Returns how much moves while a page comes in. A busy machine paints a page in pieces, which move each other. So a page
 * that moves is visited again, because only a movement at every visit is the page's own.
 */
export async function leastShift(page: Page): Promise<number> {
  let least = await readShift(page);
  for (let visits = 1; !(least <= MOST_SHIFT) && visits < MOST_VISITS; visits += 1) {
    await page.reload();
    least = Math.min(least, await readShift(page));
  }
  return least;
}

/** Returns how much has moved once the page runs, has its typeface, and awaits nothing more. */
export async function readShift(page: Page): Promise<number> {
  await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
  // Its place is kept, invisible, until the page runs.
  const runs = page.locator("footer select");
  if ((await runs.count()) > 0) await expect(runs).toBeVisible();
  await expect(page.getByRole("status", { name: /^Loading|geladen$/ })).toHaveCount(0);
  return page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const shifts: unknown = Reflect.get(globalThis, "shifts");
    return Array.isArray(shifts) ? shifts.map(Number).reduce((sum, shift) => sum + shift, 0) : Number.NaN;
  });
}
