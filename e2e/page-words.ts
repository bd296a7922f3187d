import type { Page } from "@playwright/test";
import * as de from "@/lib/words/de";
import * as en from "@/lib/words/en";

function textsOf(words: object): string[] {
  return Object.values(words).flatMap((value) => (typeof value === "string" ? [value] : textsOf(value ?? {})));
}

/** Returns the texts that only the other language has. */
function foreignTexts(own: object, other: object): ReadonlySet<string> {
  const spoken = new Set(textsOf(own));
  return new Set(textsOf(other).filter((text) => !spoken.has(text)));
}

const FOREIGN = { en: foreignTexts(en, de), de: foreignTexts(de, en) } as const;

/**
 * Returns the lines of a page that are in the other language: its visible lines, its title, and the names that only screen
 * readers speak. Parts that are marked as another language, as the API's reference is, don't count.
 */
export async function foreignLines(page: Page, language: keyof typeof FOREIGN): Promise<string[]> {
  const texts = await page.evaluate(() => {
    const elsewhere = [...document.querySelectorAll<HTMLElement>("main [lang]")];
    for (const element of elsewhere) element.style.display = "none";
    const shown = document.body.innerText;
    for (const element of elsewhere) element.style.display = "";
    const named = [...document.querySelectorAll("[aria-label]")].filter((element) => !element.closest("main [lang]"));
    return [...shown.split("\n"), ...named.map((element) => element.ariaLabel ?? ""), ...document.title.split(" · ")];
  });
  return texts.map((text) => text.trim()).filter((text) => FOREIGN[language].has(text));
}
