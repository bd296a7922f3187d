import axe from "axe-core";
import type { Page } from "@playwright/test";
import { z } from "zod";
import { addresses } from "@/e2e/addresses";
import { EMBEDDED } from "@/e2e/both-databases";
import { expect, test as base } from "@/e2e/fixtures";
import { watchForeignRequests } from "@/e2e/foreign-requests";
import { leastShift, MOST_SHIFT } from "@/e2e/layout-shift";
import { foreignLines } from "@/e2e/page-words";
import { openDashboard, signUp } from "@/e2e/people";
import { playScene, SCENES } from "@/e2e/scenes/all-scenes";
import { NARROW } from "@/e2e/shared-contexts";

const WIDE = { width: 1280, height: 800 };

/** Each scene leaves the browser as it found it, so that all of a worker share one and load our scripts once. */
const test = base.extend({
  context: async ({ sharedContexts, instance }, provide) => provide(await sharedContexts.narrow(instance.origin)),
});

const resultsSchema = z.object({
  violations: z.array(z.object({ id: z.string(), nodes: z.array(z.object({ html: z.string() })) })),
});

// Best practices are looked at too, and targets smaller than 24 × 24 px (WCAG 2.2 success criterion 2.5.8, with its
// exceptions), which axe leaves out by itself.
const ALL_RULES = { rules: { "target-size": { enabled: true } } };
/** The rules whose result depends on colours and widths. */
const LOOK_RULES = { runOnly: ["color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size"] };

/** Returns axe's findings on a page as it is now: each rule with the elements that break it. */
async function findings(page: Page, options: object = ALL_RULES): Promise<string[]> {
  if (await page.evaluate(() => !("axe" in globalThis))) await page.evaluate(axe.source);
  const answer: unknown = await page.evaluate(`axe.run(document, ${JSON.stringify(options)})`);
  const { violations } = resultsSchema.parse(answer);
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

/** Returns everything that axe finds: narrow and light by all rules, then wide and dark by the rules that depend on it. */
async function findingsOfBothLooks(page: Page): Promise<string[]> {
  const found = await findings(page);
  await page.setViewportSize(WIDE);
  await page.emulateMedia({ colorScheme: "dark" });
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  found.push(...(await findings(page, LOOK_RULES)));
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize(NARROW);
  return found;
}

for (const scene of SCENES)
  test.describe(scene.name, scene.alone ? EMBEDDED : {}, () => {
    // One visit checks everything about it.
    test("is accessible in both looks, speaks English, fits 320 px, and asks nobody but us", async ({
      context,
      instance,
    }) => {
      const asked: string[] = [];
      const stop = watchForeignRequests(context, instance.origin, asked);
      await playScene(scene, { context, instance, enter: () => signUp(context) }, async (page) => {
        const pattern = scene.path.replaceAll(/\[\w+\]/g, "[^/]+");
        expect(new URL(page.url()).pathname).toMatch(new RegExp(`^${pattern}$`));
        expect(await page.locator("html").getAttribute("lang")).toBe("en");
        expect(await foreignLines(page, "en")).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(NARROW.width);
        if (scene.isPage) expect(await leastShift(page)).toBeLessThanOrEqual(MOST_SHIFT);
        expect(await findingsOfBothLooks(page)).toEqual([]);
      });
      stop();
      expect(asked).toEqual([]);
    });
  });

test("every page is in a scene", () => {
  const shown = new Set(SCENES.map(({ path }) => path));
  const missing = addresses("page.tsx").filter((path) => !shown.has(path));
  expect(missing, "pages that need a scene in e2e/scenes/ (CONTRIBUTING.md)").toEqual([]);
});

test("axe finds a covered page empty: nobody gets its words", async ({ context }) => {
  await signUp(context);
  const page = await openDashboard(context);
  await page.evaluate(() => {
    document.documentElement.dataset["covered"] = "";
  });
  await expect(page.getByRole("heading")).toHaveCount(0);
  const ids = (await findings(page)).map((finding) => finding.split(":")[0]);
  expect(ids).toEqual(["landmark-one-main", "page-has-heading-one"]);
});

async function addToMain(page: Page, html: string): Promise<void> {
  await page.goto("/login");
  // The page runs only then. Before that, React would remove an element that it doesn't know.
  await expect(page.getByLabel("Colours")).toBeVisible();
  await page.evaluate((added) => document.querySelector("main")?.insertAdjacentHTML("beforeend", added), html);
}

test("axe would find a button of 20 px beside another, in both looks", async ({ page }) => {
  const small = `<button style="width:20px;height:20px;padding:0">x</button>`;
  await addToMain(page, `<div style="display:flex">${small}${small}</div>`);
  const found = await findingsOfBothLooks(page);
  expect(found).toEqual([1, 2, 3, 4].map(() => expect.stringMatching(/^target-size/)));
});

test("axe would find words that are too pale in the dark only", async ({ page }) => {
  await addToMain(page, `<p style="color:light-dark(#000,#555);background:light-dark(#fff,#444)">Pale</p>`);
  expect(await findingsOfBothLooks(page)).toEqual([expect.stringMatching(/^color-contrast/)]);
});
