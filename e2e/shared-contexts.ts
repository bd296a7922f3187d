import type { Browser, BrowserContext, ViewportSize } from "@playwright/test";
import { setTimeout as wait } from "node:timers/promises";
import { watchShifts } from "@/e2e/layout-shift";
import { PATIENCE_MS } from "@/testing/patience";

const WIDE = { width: 1280, height: 720 };
/** The window of scenes. */
export const NARROW = { width: 320, height: 800 };

type Look = { readonly viewport: ViewportSize; readonly reducedMotion?: "reduce" };

/**
 * Browsers that tests of one worker use one after the other. Files that one test loaded are there for the next, which halves
 * the cost of a page. Not for tests that leave changes which can't be taken back: scripts for every page, another clock.
 */
export class SharedContexts {
  readonly #browser: Browser;
  readonly #contexts = new Map<string, Promise<BrowserContext>>();

  constructor(browser: Browser) {
    this.#browser = browser;
  }

  /** The wide one for an origin. */
  wide(origin: string): Promise<BrowserContext> {
    return this.#get("wide", origin, { viewport: WIDE });
  }

  /** Another one like it: a second device. */
  elsewhere(origin: string): Promise<BrowserContext> {
    return this.#get("elsewhere", origin, { viewport: WIDE });
  }

  /** The narrow one for an origin, which has no motion and counts what moves all the same. */
  narrow(origin: string): Promise<BrowserContext> {
    return this.#get("narrow", origin, { viewport: NARROW, reducedMotion: "reduce" });
  }

  #get(name: string, origin: string, look: Look): Promise<BrowserContext> {
    const key = `${name} ${origin}`;
    const made = this.#contexts.get(key) ?? this.#make(origin, look);
    this.#contexts.set(key, made);
    return made;
  }

  async #make(baseURL: string, look: Look): Promise<BrowserContext> {
    const context = await this.#browser.newContext({ baseURL, ...look });
    await watchShifts(context);
    // This page stays while others come and go, so that they find a process that has our scripts.
    const page = await context.newPage();
    await page.goto("/icon");
    return context;
  }

  /** Leaves one of them as if nobody had used it. If that takes too long, it is replaced by a new one. */
  async clean(context: BrowserContext, origin: string): Promise<void> {
    const isClean = await Promise.race([
      forgetEverything(context, origin).then(() => true),
      wait(PATIENCE_MS, false, { ref: false }),
    ]);
    if (isClean) return;
    for (const [key, made] of this.#contexts) if ((await made) === context) this.#contexts.delete(key);
  }

  async close(): Promise<void> {
    for (const context of this.#contexts.values()) await (await context).close();
  }
}

/** Leaves a browser as if nobody had used it, with one page in which nothing runs. */
export async function forgetEverything(context: BrowserContext, origin: string): Promise<void> {
  const [page, ...others] = context.pages();
  for (const other of others) await other.close();
  await context.unrouteAll();
  await context.setOffline(false);
  if (page === undefined) return;
  if (!page.url().endsWith("/icon")) await page.goto("about:blank");
  await context.clearCookies();
  const session = await context.newCDPSession(page);
  await session.send("Storage.clearDataForOrigin", { origin, storageTypes: "all" });
  await session.detach();
}
