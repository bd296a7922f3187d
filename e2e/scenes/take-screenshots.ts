import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { chromium, type Browser, type Page } from "@playwright/test";
import sharp from "sharp";
import { startInstance } from "@/testing/servers/instance";
import { forgetEverybody, signUp } from "@/e2e/people";
import { playScene, SCENES } from "@/e2e/scenes/all-scenes";

/** The looks that pages have: each is a folder. */
const LOOKS = {
  light: { colorScheme: "light", viewport: { width: 1280, height: 800 } },
  dark: { colorScheme: "dark", viewport: { width: 1280, height: 800 } },
  narrow: { colorScheme: "light", viewport: { width: 320, height: 640 } },
} as const;

const TALLEST_PX = 3_400;
// The interface has few colours. More than these would only store invisible grain.
const COLOURS = 128;

type Taken = { readonly files: number; readonly bytes: number };

/**
 * Takes pictures of every scene in every look into `folder`, in place of those that are there. The same sources give the
 * same pictures, but for dates, ports and secrets in them.
 */
export async function takeScreenshots(executablePath: string, folder: string): Promise<Taken> {
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const browser = await chromium.launch({ executablePath, args });
  let [files, bytes] = [0, 0];
  await rm(folder, { recursive: true, force: true });
  for (const look of Object.keys(LOOKS)) await mkdir(join(folder, look), { recursive: true });
  for (const [look, options] of Object.entries(LOOKS))
    await playForCamera(browser, options, async (page, scene) => {
      const picture = await photograph(page);
      await writeFile(join(folder, look, `${scene}.png`), picture);
      files += 1;
      bytes += picture.byteLength;
    });
  await browser.close();
  return { files, bytes };
}

type Look = (typeof LOOKS)[keyof typeof LOOKS];

async function playForCamera(
  browser: Browser,
  look: Look,
  shoot: (page: Page, scene: string) => Promise<void>,
): Promise<void> {
  // Each look has an installation of its own: nothing of one is in the pictures of another.
  const instance = await startInstance();
  const context = await browser.newContext({
    ...look,
    baseURL: instance.origin,
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    reducedMotion: "reduce",
  });
  const enter = async () => {
    await forgetEverybody(instance);
    return signUp(context, "Ann Archer", "ann.archer@example.com");
  };
  for (const scene of SCENES) await playScene(scene, { context, instance, enter }, (page) => shoot(page, scene.name));
  await context.close();
  await instance.stop();
}

/** Takes a picture of the whole page, or only of the visible part if a dialog covers the page or the page is very long. */
async function photograph(page: Page): Promise<Buffer> {
  // Swagger UI's dialog says nowhere that it is one.
  const modal = page.getByRole("dialog").or(page.getByRole("alertdialog")).or(page.locator(".dialog-ux"));
  const isModal = (await modal.count()) > 0;
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  // The mouse would otherwise rest at a random place.
  await page.mouse.move(0, 0);
  const picture = await page.screenshot({ fullPage: !isModal && height <= TALLEST_PX, animations: "disabled" });
  return sharp(picture).png({ palette: true, colours: COLOURS, effort: 10, dither: 0 }).toBuffer();
}
