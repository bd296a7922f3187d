import { Builder, Capabilities, WebElement, type WebDriver } from "selenium-webdriver";
import type { Engine, Page } from "@/e2e/engines/engine";
import { startWebKitDriver, WEBKIT, XVFB } from "@/testing/servers/webkit";

/** Tabs share one driver, which talks to one of them at a time, and shows that. */
function pageOf(driver: WebDriver, handle: string): Page {
  const run = async (script: string): Promise<unknown> => {
    await driver.switchTo().window(handle);
    return driver.executeScript(`return ${script}`);
  };
  const elementOf = async (script: string): Promise<WebElement> => {
    const element = await run(script);
    if (!(element instanceof WebElement)) throw new Error(`No element: ${script}`);
    return element;
  };
  return {
    goto: async (address) => {
      await driver.switchTo().window(handle);
      await driver.get(address);
    },
    evaluate: run,
    click: async (script) => (await elementOf(script)).click(),
    type: async (script, text) => (await elementOf(script)).sendKeys(text),
  };
}

/** WebKitGTK's own small browser, by WebDriver. */
export const WEBKIT_ENGINE: Engine = {
  name: "WebKitGTK",
  programs: [WEBKIT, XVFB],
  lacks: [
    {
      store: "files",
      why: "The small browser that Debian's driver starts has no file system of the origin (OPFS).",
      instead: "Its absence does not keep the other stores from being emptied.",
    },
  ],
  start: async () => {
    const server = await startWebKitDriver();
    const driver = await new Builder()
      .usingServer(server.url)
      .withCapabilities(new Capabilities({ browserName: "MiniBrowser" }))
      .build();
    // Its first tab is the one that is seen: the driver can open others behind it, but not bring them to the front.
    const unused = [await driver.getWindowHandle()];
    return {
      version: (await driver.getCapabilities()).getBrowserVersion() ?? "",
      openPage: async () => {
        const first = unused.pop();
        if (first !== undefined) return pageOf(driver, first);
        await driver.switchTo().newWindow("tab");
        return pageOf(driver, await driver.getWindowHandle());
      },
      cookies: () => driver.manage().getCookies(),
      stop: async () => {
        await driver.quit();
        await server.remove();
      },
    };
  },
};
