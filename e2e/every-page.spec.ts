import type { Browser, Page } from "@playwright/test";
import { addresses } from "@/e2e/addresses";
import { watchErrors } from "@/e2e/console-errors";
import { expect, test } from "@/e2e/fixtures";
import { watchForeignRequests } from "@/e2e/foreign-requests";
import { leastShift, MOST_SHIFT, watchShifts } from "@/e2e/layout-shift";
import { foreignLines } from "@/e2e/page-words";
import { promote, signUp } from "@/e2e/people";
import { sharedInstance } from "@/e2e/shared-instance";
import type { Instance } from "@/testing/servers/instance";

// English and narrow, every page is looked at as a scene (e2e/scene.spec.ts).
// People who may not see a page of the app side get the login page. One such page is enough to show it.
const VISITORS = {
  nobody: [...addresses("page.tsx", "(public)"), "/dashboard", "/nowhere"],
  "an administrator": [...addresses("page.tsx", "(app)"), "/", "/login", "/nowhere", "/account/nowhere"],
};
const WIDE = { width: 1280, height: 800 };
const NARROW = { width: 320, height: 640 };
/** Lists of other tests' people and mails. Their length and their wrapped lines are not known beforehand. */
const LISTS = new Set(["/admin/sessions", "/outbox"]);

/** The findings of one visit to a page. */
type Visit = {
  readonly path: string;
  readonly language: string | null;
  readonly foreign: readonly string[];
  readonly shift: number;
  /** How wide it is where there is room for 320 px. */
  readonly narrowWidth: number;
};

type Walk = {
  readonly visits: readonly Visit[];
  readonly asked: readonly string[];
  readonly errors: readonly string[];
};

async function visit(page: Page, path: string): Promise<Visit> {
  await page.goto(path);
  const shift = await leastShift(page);
  const language = await page.locator("html").getAttribute("lang");
  const foreign = await foreignLines(page, "de");
  await page.setViewportSize(NARROW);
  const narrowWidth = await page.evaluate(() => document.documentElement.scrollWidth);
  await page.setViewportSize(WIDE);
  return { path, language, foreign, shift, narrowWidth };
}

/** Opens each of a visitor's pages once, one after the other in one tab, as nobody or as somebody who may see them all. */
async function walk(browser: Browser, instance: Instance, visitor: keyof typeof VISITORS): Promise<Walk> {
  const context = await browser.newContext({ baseURL: instance.origin, locale: "de-AT", viewport: WIDE });
  if (visitor !== "nobody") await promote(instance, await signUp(context));
  const [asked, errors]: string[][] = [[], []];
  const stops = [watchForeignRequests(context, instance.origin, asked ?? []), watchErrors(context, errors ?? [])];
  const page = await context.newPage();
  await page.addInitScript(() =>
    document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) =>
      console.error("the page's own policy was violated:", effectiveDirective, blockedURI),
    ),
  );
  await watchShifts(page);
  const visits: Visit[] = [];
  for (const path of VISITORS[visitor]) visits.push(await visit(page, path));
  for (const stop of stops) stop();
  await context.close();
  return { visits, asked: asked ?? [], errors: errors ?? [] };
}

for (const visitor of ["nobody", "an administrator"] as const)
  test.describe(`in German, as ${visitor} sees them`, () => {
    // One walk for all of them.
    test.describe.configure({ mode: "default" });
    let seen: Walk = { visits: [], asked: [], errors: [] };
    test.beforeAll(async ({ browser }) => {
      seen = await walk(browser, sharedInstance(), visitor);
      expect(seen.visits.length).toBeGreaterThan(8);
    });

    test("every page speaks German only", () => {
      const wrong = seen.visits.filter(({ language, foreign }) => language !== "de" || foreign.length > 0);
      expect(wrong.map(({ path, language, foreign }) => [path, language, foreign])).toEqual([]);
    });

    test("no page scrolls sideways at 320 px", () => {
      expect(seen.visits.filter(({ narrowWidth }) => narrowWidth > NARROW.width).map(({ path }) => path)).toEqual([]);
    });

    test("nothing moves while a page comes in, typeface and data included", () => {
      const moved = seen.visits.filter(({ path, shift }) => !LISTS.has(path) && !(shift <= MOST_SHIFT));
      expect(moved.map(({ path, shift }) => [path, shift])).toEqual([]);
    });

    test("no page asks anybody but us", () => {
      expect(seen.asked).toEqual([]);
    });

    test("no page throws, writes an error to the console, or violates its own policy", () => {
      expect(seen.errors).toEqual([]);
    });
  });

test("a request to somebody else would be seen", async ({ context, instance }) => {
  const asked: string[] = [];
  const stop = watchForeignRequests(context, instance.origin, asked);
  // A page of ours could not make one, because its policy forbids it.
  const page = await context.newPage();
  await page.goto("https://elsewhere.example/").catch(() => undefined);
  stop();
  expect(asked).toEqual(["https://elsewhere.example/"]);
});
