import { chromium, type Browser, type BrowserContext } from "@playwright/test";
import type { Browsers } from "../testing/servers/chromium.ts";
import type { Instance } from "../testing/servers/instance.ts";
import { answerProvider } from "../e2e/identity-provider.ts";
import { startMinimalApp } from "../e2e/minimal-app.ts";
import { signUp } from "../e2e/people.ts";
import { settle } from "../e2e/scenes/scene.ts";
import { describeSources } from "./about.ts";
import { startNothingApp } from "./nothing-app.ts";
import { weighPage } from "./page-weight.ts";
import type { PageWeight, WeightResults } from "./results.ts";
import type { Table } from "./tables.ts";

const PUBLIC = ["/", "/login", "/signed-out"] as const;
const SIGNED_IN = ["/dashboard", "/account/sessions", "/account/activity", "/account/security"] as const;

/**
 * Visits each page for the first time in a new browser, those of the app side as a person who is signed in, the page of an app
 * that does nothing, and the pages of `examples/minimal`: what it has itself, and that with the package.
 */
export async function weighPages(
  { chromium: executablePath }: Browsers,
  { origin, databaseUrl }: Instance,
  now: Date,
): Promise<WeightResults> {
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const app = await startNothingApp();
  const host = await startMinimalApp(databaseUrl);
  const browser = await chromium.launch({ executablePath, args });
  try {
    const nothing = await weigh(browser, app.origin, "/");
    const pages: Record<string, PageWeight> = {};
    for (const path of PUBLIC) pages[path] = await weigh(browser, origin, path);
    for (const path of SIGNED_IN) pages[path] = await weigh(browser, origin, path, signUp);
    const minimal = {
      "/": await weigh(browser, host.origin, "/"),
      "/signed-out": await weigh(browser, host.origin, "/signed-out"),
      "/dashboard": await weigh(browser, host.origin, "/dashboard", signInAtHost),
    };
    return { ...(await describeSources(now)), nothing, pages, minimal };
  } finally {
    await browser.close();
    await host.stop();
    await app.stop();
  }
}

async function signInAtHost(context: BrowserContext): Promise<void> {
  const page = await context.newPage();
  await page.goto("/login");
  await page.getByRole("button", { name: "Sign in with Example" }).click();
  await answerProvider(page, "ann@example.com");
  await page.waitForURL("**/dashboard");
  await page.close();
}

async function weigh(
  browser: Browser,
  baseURL: string,
  path: string,
  enter?: (context: BrowserContext) => Promise<unknown>,
): Promise<PageWeight> {
  const context = await browser.newContext({ baseURL });
  await enter?.(context);
  const weight = await weighPage(context, path, settle);
  await context.close();
  return weight;
}

/** Makes the table of each page's scripts, and of how much more they weigh than those of the app that does nothing. */
export function weightsTable({ nothing, pages, minimal }: WeightResults): Table {
  const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;
  const more = (bytes: number): string => `${bytes < 0 ? "−" : "+"}${kilobytes(Math.abs(bytes))}`;
  const row = (name: string, { first, later, allBytes }: PageWeight): string[] => [
    name,
    kilobytes(first.gzipBytes),
    more(first.gzipBytes - nothing.first.gzipBytes),
    more(later.gzipBytes),
    kilobytes(first.bytes + later.bytes),
    String(first.files + later.files),
    kilobytes(allBytes),
  ];
  return {
    head: ["page", "first load", "above nothing", "later by itself", "decoded", "files", "all together"],
    rows: [
      row("An app that does nothing", nothing),
      ...Object.entries(pages).map(([path, weight]) => row(path, weight)),
      ...Object.entries(minimal).map(([path, weight]) => row(`${path} of examples/minimal`, weight)),
    ],
  };
}
