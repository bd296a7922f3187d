import { gzipSync } from "node:zlib";
import type { BrowserContext, CDPSession, Page } from "@playwright/test";
import type { PageWeight, ScriptWeight } from "./results.ts";

const QUIET_MS = 3_000;
const LOOK_EVERY_MS = 250;

type Load = { readonly isScript: boolean; readonly isFirst: boolean; transferred: number; finishedAt: number };

type Recorder = {
  readonly loads: ReadonlyMap<string, Load>;
  /** Marks the end of the first load. */
  readonly endFirst: () => void;
};

async function recordLoads(session: CDPSession): Promise<Recorder> {
  const loads = new Map<string, Load>();
  let isFirst = true;
  session.on("Network.requestWillBeSent", ({ requestId, type, request }) => {
    if (request.url.startsWith("http"))
      loads.set(requestId, { isScript: type === "Script", isFirst, transferred: 0, finishedAt: Infinity });
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const load = loads.get(requestId);
    if (load) Object.assign(load, { transferred: encodedDataLength, finishedAt: Date.now() });
  });
  await session.send("Network.enable");
  return { loads, endFirst: () => (isFirst = false) };
}

// A page of the app side keeps its event stream open, so its network is never idle.
async function untilScriptsRest(page: Page, loads: ReadonlyMap<string, Load>): Promise<void> {
  const began = Date.now();
  for (;;) {
    const scripts = [...loads.values()].filter(({ isScript }) => isScript);
    const last = Math.max(began, ...scripts.map(({ finishedAt }) => finishedAt));
    if (Date.now() - last >= QUIET_MS) return;
    await page.waitForTimeout(LOOK_EVERY_MS);
  }
}

async function weighScripts(
  session: CDPSession,
  loads: ReadonlyMap<string, Load>,
  counts: (load: Load) => boolean,
): Promise<ScriptWeight> {
  const chosen = [...loads].filter(([, load]) => load.isScript && counts(load));
  const bodies = await Promise.all(
    chosen.map(async ([requestId]) => {
      const { body } = await session.send("Network.getResponseBody", { requestId });
      return Buffer.from(body);
    }),
  );
  return {
    files: bodies.length,
    gzipBytes: bodies.reduce((total, body) => total + gzipSync(body).length, 0),
    bytes: bodies.reduce((total, body) => total + body.length, 0),
  };
}

/**
 * Visits an address as a browser does that has never been there, until `settle` resolves and no script has come for three
 * seconds, and returns what came. The first load is what was asked for before the document's `load` event. Throws if the address
 * leads to another one.
 */
export async function weighPage(
  context: BrowserContext,
  address: string,
  settle: (page: Page) => Promise<void>,
): Promise<PageWeight> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  const { loads, endFirst } = await recordLoads(session);
  page.once("load", endFirst);
  await session.send("Network.setCacheDisabled", { cacheDisabled: true });
  await page.goto(address);
  await settle(page);
  await untilScriptsRest(page, loads);
  const { pathname } = new URL(page.url());
  if (pathname !== address) throw new Error(`A visit to ${address} ended at ${pathname}.`);
  const first = await weighScripts(session, loads, ({ isFirst }) => isFirst);
  const later = await weighScripts(session, loads, ({ isFirst }) => !isFirst);
  const allBytes = [...loads.values()].reduce((total, { transferred }) => total + transferred, 0);
  await page.close();
  return { first, later, allBytes, requests: loads.size };
}
