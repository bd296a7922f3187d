import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { chromium } from "@playwright/test";
import type { Browsers } from "../cli/chromium.ts";
import type { Instance } from "../cli/instance.ts";
import { signUp } from "../e2e/people.ts";
import { settle } from "../e2e/scenes/scene.ts";
import { weighPage, type PageWeight } from "./page-weight.ts";

const EMPTY = "/bench/empty";
const PAGES = [EMPTY, "/", "/login", "/signed-out", "/dashboard", "/account/sessions"] as const;

/** The weight of each page by its address; the empty page comes first. */
export type Weights = Readonly<Record<string, PageWeight>>;

/** Visits the pages in a new browser, each for the first time; those of the app side as somebody who is signed in. */
export async function weighPages({ chromium: executablePath }: Browsers, { origin }: Instance): Promise<Weights> {
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const browser = await chromium.launch({ executablePath, args });
  const weights: Record<string, PageWeight> = {};
  for (const path of PAGES) {
    const context = await browser.newContext({ baseURL: origin });
    if (path === "/dashboard" || path.startsWith("/account")) await signUp(context);
    weights[path] = await weighPage(context, path, async (page) => {
      await page.waitForLoadState("load");
      await settle(page);
    });
    await context.close();
  }
  await browser.close();
  return weights;
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}

/** A table for people: each page's scripts, and how much more they are than those of the empty page. */
export function describeWeights(weights: Weights): string {
  const floor = weights[EMPTY]?.scriptBytes ?? 0;
  const lines = Object.entries(weights).map(([path, { scripts, scriptBytes, decodedScriptBytes, allBytes }]) => [
    path,
    kilobytes(scriptBytes),
    `+${kilobytes(scriptBytes - floor)}`,
    kilobytes(decodedScriptBytes),
    String(scripts),
    kilobytes(allBytes),
  ]);
  const rows = [["page", "JavaScript", "over empty", "decoded", "files", "all together"], ...lines];
  const widths = rows[0]?.map((_cell, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

/** Writes the weights for machines. */
export async function writeWeights(file: string, weights: Weights): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify({ node: process.version, pages: weights }, null, 2)}\n`);
}
