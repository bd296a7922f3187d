import "server-only";
import type { Metadata } from "next";
import { cookies, headers } from "next/headers";
import { LANGUAGE_COOKIE, negotiateLanguage, parseLanguage, type Language } from "aurora-session/shared";
import { CATALOGUE } from "@/lib/words/catalogue";
import type { Words } from "@/lib/words/words";

/** Returns the language of the page that is asked for: chosen on this device, or else what the browser prefers. */
export async function getLanguage(): Promise<Language> {
  const chosen = parseLanguage((await cookies()).get(LANGUAGE_COOKIE)?.value);
  return chosen ?? negotiateLanguage((await headers()).get("accept-language"));
}

/** Returns the words of the page that is asked for. */
export async function getWords(): Promise<Words> {
  return CATALOGUE[await getLanguage()];
}

/** Makes a page's `generateMetadata` that takes its title from the catalogue. */
export function pageTitle(choose: (words: Words) => string): () => Promise<Metadata> {
  return async () => ({ title: choose(await getWords()) });
}
