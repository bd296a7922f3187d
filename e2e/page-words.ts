import type { Page } from "@playwright/test";
import { de } from "@/lib/words/de";
import { en } from "@/lib/words/en";

function textsOf(words: object): string[] {
  return Object.values(words).flatMap((value) => (typeof value === "string" ? [value] : textsOf(value ?? {})));
}

/** What the other language says, and this one does not. */
function foreignTexts(own: object, other: object): ReadonlySet<string> {
  const spoken = new Set(textsOf(own));
  return new Set(textsOf(other).filter((text) => !spoken.has(text)));
}

const FOREIGN = { en: foreignTexts(en, de), de: foreignTexts(de, en) } as const;

/**
 * Which lines of a page are in the other language: of those that it shows, its title, and the names that only screen readers
 * tell; without what says that it is in another language, as the API's reference does.
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
