import axe from "axe-core";
import type { Page } from "@playwright/test";
import { z } from "zod";
import { addresses } from "@/e2e/addresses";
import { expect, test } from "@/e2e/fixtures";
import { openDashboard, signUp } from "@/e2e/people";
import { playScenes } from "@/e2e/scenes/all-scenes";

// Colours and widths don't meet in any rule of ours, so each is looked at once.
const LOOKS = [
  { colorScheme: "light", width: 1280 },
  { colorScheme: "dark", width: 320 },
] as const;

const resultsSchema = z.object({
  violations: z.array(z.object({ id: z.string(), nodes: z.array(z.object({ html: z.string() })) })),
});

/**
 * What axe finds on a page as it is now: each rule with what breaks it. Best practices are looked at too, and targets
 * smaller than 24 × 24 px (WCAG 2.2 success criterion 2.5.8, with its exceptions), which axe leaves out by itself.
 */
async function findings(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  // What Swagger UI writes is not ours to mend; the page around it is.
  const ran = "axe.run({ exclude: ['.swagger-ui'] }, { rules: { 'target-size': { enabled: true } } })";
  const answer: unknown = await page.evaluate(ran);
  const { violations } = resultsSchema.parse(answer);
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

for (const { colorScheme, width } of LOOKS)
  test.describe(`${colorScheme}, ${width} px`, () => {
    test.use({ colorScheme, viewport: { width, height: 800 }, reducedMotion: "reduce" });

    test("axe finds nothing on any page or dialog in any state", async ({ context, instance }) => {
      test.slow();
      const found: string[] = [];
      const shown = new Set<string>();
      await playScenes(
        { context, instance },
        () => signUp(context),
        async (page, scene) => {
          shown.add(new URL(page.url()).pathname);
          found.push(...(await findings(page)).map((finding) => `${scene} ${finding}`));
        },
      );
      expect(found).toEqual([]);
      expect(addresses("page.tsx").filter((path) => !shown.has(path))).toEqual([]);
    });
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

test("axe would find a button of 20 px beside another", async ({ page }) => {
  await page.goto("/login");
  await page.evaluate(() => {
    const small = `<button style="width:20px;height:20px;padding:0">x</button>`;
    document.querySelector("main")?.insertAdjacentHTML("beforeend", `<div style="display:flex">${small}${small}</div>`);
  });
  expect(await findings(page)).toEqual([expect.stringMatching(/^target-size/), expect.stringMatching(/^target-size/)]);
});
