import type { BrowserContext, Page } from "@playwright/test";

/** Where a browser hears of endings. */
export const STREAM = "/api/auth/events";

/** Keeps a context's pages from polling every 15 seconds or later, so that they learn only what the server tells them. */
export async function forbidPolling(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const isPoll = (milliseconds: unknown): boolean => typeof milliseconds === "number" && milliseconds >= 15_000;
    for (const name of ["setTimeout", "setInterval"] as const) {
      const start = globalThis[name];
      Object.defineProperty(globalThis, name, {
        value: (...args: unknown[]) => (isPoll(args[1]) ? 0 : Reflect.apply(start, globalThis, args)),
      });
    }
  });
}

/** Opens a page and waits until its browser hears the server. */
export async function openListening(context: BrowserContext, path: string): Promise<Page> {
  const page = await context.newPage();
  const connected = page.waitForResponse((response) => response.url().endsWith(STREAM) && response.ok());
  await page.goto(path);
  await connected;
  return page;
}

/** Returns a function that resolves to when a page covered itself, in milliseconds since 1970. */
export async function whenCovered(page: Page): Promise<() => Promise<number>> {
  const told = page.waitForEvent("console", (message) => message.text().startsWith("covered "));
  await page.evaluate(() => {
    // Nothing here has a name, because tsx would keep the name with a function that pages don't have.
    new MutationObserver(() => console.log(`covered ${Date.now()}`)).observe(document.documentElement, {
      attributeFilter: ["data-covered"],
    });
  });
  return async () => Number((await told).text().split(" ")[1]);
}
