"use client";

import { useLayoutEffect } from "react";
import { sayInBrowser } from "@/lib/words/browser-words";
import type { Words } from "@/lib/words/words";

/** Hands scripts the words that they say by themselves, in the page's language: no other one is in the code of a page. */
export function BrowserWords({ words }: { words: Words["browser"] }) {
  useLayoutEffect(() => sayInBrowser(words), [words]);
  return null;
}
