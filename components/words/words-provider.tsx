"use client";

import { createContext, use, useEffect, useMemo, type ReactNode } from "react";
import { sayInBrowser } from "aurora-session/browser";
import type { Language } from "aurora-session/shared";
import type { AppWords } from "@/lib/words/words";

type PageWords = { readonly language: Language; readonly words: AppWords };

const WordsContext = createContext<PageWords | null>(null);

/** Hands the page's words to the client components below it, so that no catalogue is in their code. */
export function WordsProvider({ language, words, children }: PageWords & { children: ReactNode }) {
  const value = useMemo(() => ({ language, words }), [language, words]);
  useEffect(() => sayInBrowser(words.aurora.browser), [words]);
  return <WordsContext value={value}>{children}</WordsContext>;
}

function usePageWords(): PageWords {
  const pageWords = use(WordsContext);
  if (pageWords === null) throw new Error("useWords works below a WordsProvider only.");
  return pageWords;
}

/** Returns the words of the signed-in side, in the page's language. */
export function useWords(): AppWords {
  return usePageWords().words;
}

/** Returns the language of the page. */
export function useLanguage(): Language {
  return usePageWords().language;
}
