import { chromium, type Browser, type Page } from "@playwright/test";
import type { Browsers } from "../../testing/servers/chromium.ts";
import { weighPage } from "../page-weight.ts";
import type { ScriptWeight } from "../results.ts";
import { someoneNew } from "./aurora.ts";
import type { Contender } from "./contender.ts";

async function weigh(browser: Browser, { origin, name }: Contender): Promise<ScriptWeight> {
  const context = await browser.newContext({ baseURL: origin });
  const isOurs = name.startsWith("Aurora");
  if (isOurs) await context.request.post("/api/auth/signup", { data: someoneNew() });
  const heading = (page: Page): Promise<void> => page.getByRole("heading", { level: 1 }).waitFor();
  const { first } = await weighPage(context, isOurs ? "/dashboard" : "/", heading);
  await context.close();
  return first;
}

/** Weighs the scripts that each contender's page with a sign-out button asks for before its `load` event. */
export async function weighPeers(
  { chromium: executablePath }: Browsers,
  contenders: readonly Contender[],
): Promise<Record<string, number>> {
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const browser = await chromium.launch({ executablePath, args });
  try {
    const weights: Record<string, number> = {};
    for (const contender of contenders.filter(({ checksOnly }) => !checksOnly))
      weights[contender.name] = (await weigh(browser, contender)).gzipBytes;
    return weights;
  } finally {
    await browser.close();
  }
}
