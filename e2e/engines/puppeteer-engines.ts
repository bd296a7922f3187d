import { launch, type ElementHandle, type LaunchOptions, type Page as DrivenPage } from "puppeteer-core";
import type { Device, Engine, Page } from "@/e2e/engines/engine";
import { fullBrowser } from "@/e2e/launch-options";
import { CHROMIUM } from "@/testing/servers/chromium";
import { FIREFOX } from "@/testing/servers/firefox";
import { requireProgram } from "@/testing/servers/system-program";

async function elementOf(page: DrivenPage, script: string): Promise<ElementHandle> {
  const element = await page.evaluateHandle<[], () => Element>(script);
  // A person uses the tab that they see.
  await page.bringToFront();
  return element;
}

function pageOf(page: DrivenPage): Page {
  return {
    goto: async (address) => {
      await page.goto(address);
    },
    evaluate: (script) => page.evaluate(script),
    click: async (script) => (await elementOf(page, script)).click(),
    type: async (script, text) => (await elementOf(page, script)).type(text),
  };
}

async function start(options: LaunchOptions): Promise<Device> {
  const browser = await launch({ headless: true, ...options });
  return {
    version: (await browser.version()).replace(/^.*\//, ""),
    openPage: async () => pageOf(await browser.newPage()),
    cookies: () => browser.cookies(),
    stop: () => browser.close(),
  };
}

/** Chromium, by its DevTools protocol. */
export const CHROMIUM_ENGINE: Engine = {
  name: "Chromium",
  programs: [CHROMIUM],
  lacks: [],
  start: async () => start({ args: fullBrowser.args, executablePath: await requireProgram(CHROMIUM) }),
};

/** Firefox, by WebDriver BiDi. */
export const FIREFOX_ENGINE: Engine = {
  name: "Firefox ESR",
  programs: [FIREFOX],
  lacks: [],
  start: async () => start({ browser: "firefox", executablePath: await requireProgram(FIREFOX) }),
};
