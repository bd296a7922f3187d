import { chromium, type Browser } from "@playwright/test";
import type { Browsers } from "../../testing/servers/chromium.ts";
import { weighPage } from "../page-weight.ts";
import type { ScriptWeight } from "../results.ts";
import type { Contender } from "./contender.ts";

async function weigh(browser: Browser, { origin, name, sessions }: Contender): Promise<ScriptWeight> {
  const context = await browser.newContext({ baseURL: origin });
  for (const pair of (sessions?.checked.headers["cookie"] ?? "").split("; ").filter((text) => text.includes("="))) {
    const at = pair.indexOf("=");
    await context.addCookies([{ name: pair.slice(0, at), value: pair.slice(at + 1), url: origin }]);
  }
  const path = name.startsWith("Aurora") ? "/dashboard" : "/";
  const { first } = await weighPage(context, path, (page) => page.getByRole("heading", { level: 1 }).waitFor());
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
