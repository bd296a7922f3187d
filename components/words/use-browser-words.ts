"use client";

import { useSyncExternalStore } from "react";
import { browserLanguage, BROWSER_WORDS } from "@/lib/browser/browser-words";
import type { Language } from "@/lib/words/language";
import type { Words } from "@/lib/words/words";

const subscribe = () => () => {};

/** The language of the document, for components that no page can tell. English in a server's HTML. */
export function useBrowserLanguage(): Language {
  return useSyncExternalStore(subscribe, browserLanguage, () => "en");
}

/** What the browser says by itself, in {@link useBrowserLanguage}. */
export function useBrowserWords(): Words["browser"] {
  return BROWSER_WORDS[useBrowserLanguage()];
}
