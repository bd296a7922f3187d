import { chromium } from "@playwright/test";
import type { Browsers } from "../testing/servers/chromium.ts";
import type { Instance } from "../testing/servers/instance.ts";
import { signUp } from "../e2e/people.ts";
import { settle } from "../e2e/scenes/scene.ts";
import { describeSources } from "./about.ts";
import { weighPage } from "./page-weight.ts";
import type { PageWeight, WeightResults } from "./results.ts";
import type { Table } from "./tables.ts";

const EMPTY = "/empty";
const PAGES = [EMPTY, "/", "/login", "/signed-out", "/dashboard", "/account/sessions"] as const;

/** Visits each page for the first time in a new browser, those of the app side as a person who is signed in. */
export async function weighPages(
  { chromium: executablePath }: Browsers,
  { origin }: Instance,
  now: Date,
): Promise<WeightResults> {
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const browser = await chromium.launch({ executablePath, args });
  const pages: Record<string, PageWeight> = {};
  for (const path of PAGES) {
    const context = await browser.newContext({ baseURL: origin });
    if (path === "/dashboard" || path.startsWith("/account")) await signUp(context);
    pages[path] = await weighPage(context, path, async (page) => {
      await page.waitForLoadState("load");
      await settle(page);
    });
    await context.close();
  }
  await browser.close();
  return { ...(await describeSources(now)), pages };
}

/** Makes the table of each page's scripts, and of how much more they weigh than those of the empty page. */
export function weightsTable({ pages }: WeightResults): Table {
  const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;
  const more = (bytes: number): string => `${bytes < 0 ? "−" : "+"}${kilobytes(Math.abs(bytes))}`;
  const floor = pages[EMPTY]?.scriptBytes ?? 0;
  const rows = Object.entries(pages).map(([path, { scripts, scriptBytes, decodedScriptBytes, allBytes }]) => [
    path === EMPTY ? "An empty page" : path,
    kilobytes(scriptBytes),
    more(scriptBytes - floor),
    kilobytes(decodedScriptBytes),
    String(scripts),
    kilobytes(allBytes),
  ]);
  return { head: ["page", "JavaScript", "above the empty page", "decoded", "files", "all together"], rows };
}
