"use client";

import { useSyncExternalStore } from "react";
import { browserLanguage, BROWSER_WORDS } from "@/lib/words/browser-words";
import type { Language } from "aurora-session/shared";
import type { Words } from "@/lib/words/words";

const subscribe = () => () => {};

/** Returns the language of the document, for components that no page can tell. It is English in the server's HTML. */
export function useBrowserLanguage(): Language {
  return useSyncExternalStore(subscribe, browserLanguage, () => "en");
}

/** Returns the words that the browser says by itself, in {@link useBrowserLanguage}. */
export function useBrowserWords(): Words["browser"] {
  return BROWSER_WORDS[useBrowserLanguage()];
}
