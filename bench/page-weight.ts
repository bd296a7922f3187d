import type { BrowserContext, CDPSession, Page } from "@playwright/test";
import type { PageWeight } from "./results.ts";

type Loaded = { readonly isScript: boolean; transferred: number; decoded: number };

async function recordLoads(session: CDPSession): Promise<() => Loaded[]> {
  const loads = new Map<string, Loaded>();
  session.on("Network.responseReceived", ({ requestId, type, response }) => {
    if (response.url.startsWith("http"))
      loads.set(requestId, { isScript: type === "Script", transferred: response.encodedDataLength, decoded: 0 });
  });
  session.on("Network.dataReceived", ({ requestId, dataLength }) => {
    const load = loads.get(requestId);
    if (load) load.decoded += dataLength;
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const load = loads.get(requestId);
    if (load) load.transferred = encodedDataLength;
  });
  await session.send("Network.enable");
  return () => [...loads.values()];
}

function sum(loads: readonly Loaded[], key: "transferred" | "decoded"): number {
  return loads.reduce((total, load) => total + load[key], 0);
}

/**
 * Visits an address as a browser does that has never been there, until `settle` resolves, and returns what came. Data that is
 * prefetched for later pages counts too. Throws if the address leads to another one.
 */
export async function weighPage(
  context: BrowserContext,
  address: string,
  settle: (page: Page) => Promise<void>,
): Promise<PageWeight> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  const listLoads = await recordLoads(session);
  await session.send("Network.setCacheDisabled", { cacheDisabled: true });
  await page.goto(address);
  await settle(page);
  const { pathname } = new URL(page.url());
  if (pathname !== address) throw new Error(`A visit to ${address} ended at ${pathname}.`);
  const loads = listLoads();
  const scripts = loads.filter(({ isScript }) => isScript);
  await page.close();
  return {
    scripts: scripts.length,
    scriptBytes: sum(scripts, "transferred"),
    decodedScriptBytes: sum(scripts, "decoded"),
    allBytes: sum(loads, "transferred"),
    requests: loads.length,
  };
}
