import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { chromium, type Browser, type BrowserContext, type Page } from "@playwright/test";
import sharp from "sharp";
import { expect } from "@/e2e/patient-expect";
import { fillCount, type Language } from "aurora-session/shared";
import { forgetEverybody, letSessionBe, signInElsewhere, signUp } from "@/e2e/people";
import * as de from "@/lib/words/de";
import * as en from "@/lib/words/en";
import { startInstance, type Instance } from "@/testing/servers/instance";

const LOCALES = { en: "en-GB", de: "de-DE" } as const;
const WORDS = { en, de } as const;
const SCHEMES = ["light", "dark"] as const;
const WINDOW = { width: 780, height: 900 };
const MARGIN_PX = 20;

const IPHONE =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1";
const TABLET =
  "Mozilla/5.0 (Linux; Android 15; Pixel Tablet) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36";
const WINDOWS =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36 Edg/138.0.0.0";
const OWN_NAMES = { en: "Kitchen tablet", de: "Tablet in der Küche" } as const;

type Shoot = (page: Page, name: string, part: Part) => Promise<void>;
/** Where a picture begins and ends. */
type Part = { readonly top: string; readonly bottom: string };

/**
 * Takes the landing page's pictures of the product, in each language, by day and by night. They show no product's name, and
 * are of the pages as they are: only times, addresses and kinds of devices are arranged.
 */
export async function takePictures(executablePath: string, folder: string): Promise<void> {
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const browser = await chromium.launch({ executablePath, args });
  const instance = await startInstance();
  await mkdir(folder, { recursive: true });
  for (const language of ["en", "de"] as const) await takeIn(language, browser, instance, folder);
  await browser.close();
  await instance.stop();
}

async function takeIn(language: Language, browser: Browser, instance: Instance, folder: string): Promise<void> {
  const context = await browser.newContext({
    baseURL: instance.origin,
    locale: LOCALES[language],
    timezoneId: "Europe/Berlin",
    viewport: WINDOW,
    deviceScaleFactor: 1.6,
    reducedMotion: "reduce",
  });
  const shoot: Shoot = async (page, name, part) => {
    for (const colorScheme of SCHEMES) {
      await page.emulateMedia({ colorScheme });
      await page.mouse.move(0, 0);
      const picture = await page.screenshot({ animations: "disabled", fullPage: true, clip: await clipOf(page, part) });
      const webp = await sharp(picture).webp({ quality: 65, smartSubsample: true, effort: 6 }).toBuffer();
      await writeFile(join(folder, `${name}-${colorScheme}-${language}.webp`), webp);
    }
  };
  await playDevices(language, context, instance, shoot);
  await playReceipt(language, context, shoot);
  await context.close();
}

async function playDevices(
  language: Language,
  context: BrowserContext,
  instance: Instance,
  shoot: Shoot,
): Promise<void> {
  await forgetEverybody(instance);
  const ann = await signUp(context, "Ann Archer", "ann.archer@example.com");
  for (const userAgent of [IPHONE, TABLET, WINDOWS]) await signInElsewhere(instance, ann, userAgent);
  const days = { address: "203.0.113.0/24", ownName: null };
  await letSessionBe(instance, IPHONE, { ...days, begunHours: 2, activeMinutes: 0 });
  await letSessionBe(instance, TABLET, {
    ...days,
    ownName: OWN_NAMES[language],
    begunHours: 9 * 24,
    activeMinutes: 180,
  });
  await letSessionBe(instance, WINDOWS, { ...days, address: "198.51.100.0/24", begunHours: 50, activeMinutes: 1_500 });
  const page = await context.newPage();
  await page.goto("/account/sessions");
  await expect(page.getByRole("listitem").filter({ hasText: OWN_NAMES[language] })).toBeVisible();
  await expect(page.getByRole("button", { name: WORDS[language].aurora.devices.signOutOthers })).toBeVisible();
  await shoot(page, "devices", { top: "main h1", bottom: "main section:has([class*=danger])" });
  await page.close();
}

async function playReceipt(language: Language, context: BrowserContext, shoot: Shoot): Promise<void> {
  const words = WORDS[language].aurora;
  const page = await openAt(context, "/dashboard", WORDS[language].dashboard.title);
  for (let tab = 0; tab < 2; tab += 1) await openAt(context, "/dashboard", WORDS[language].dashboard.title);
  await page.bringToFront();
  await page.getByRole("banner").getByRole("button", { name: words.leaving.button }).click();
  await page.getByRole("alertdialog").getByRole("checkbox").check();
  await page.getByRole("alertdialog").getByRole("button", { name: words.leaving.confirm, exact: true }).click();
  await page.waitForURL("**/signed-out");
  await expect(page.getByText(fillCount(language, words.receipt.someTabs, 2))).toBeVisible();
  await shoot(page, "receipt", { top: "main div:has(> h1)", bottom: "main div:has(> h1)" });
}

async function openAt(context: BrowserContext, path: string, title: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(path);
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  return page;
}

async function clipOf(page: Page, { top, bottom }: Part) {
  const [first, last] = await Promise.all([top, bottom].map((part) => page.locator(part).first().boundingBox()));
  if (!first || !last) throw new Error(`There is no ${top} or no ${bottom} to take a picture of.`);
  const y = first.y - MARGIN_PX;
  return {
    x: last.x - MARGIN_PX,
    y,
    width: last.width + 2 * MARGIN_PX,
    height: last.y + last.height + MARGIN_PX - y,
  };
}
