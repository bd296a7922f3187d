/**
 * Returns the locale in which a page of a language writes dates and times: the person's own region within that language.
 * A page in English says "30 Nov 2026" to somebody who prefers `en-GB`. `preferred` is what the browser says of itself.
 */
export function pageLocale(language: string, preferred: readonly string[] = navigator.languages): string {
  const [base] = language.split("-");
  return preferred.find((tag) => tag.split("-")[0] === base && isKnown(tag)) ?? language;
}

// Chromium without a locale of the system says "en-US@posix", which is none.
function isKnown(tag: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(tag).length > 0;
  } catch {
    return false;
  }
}
