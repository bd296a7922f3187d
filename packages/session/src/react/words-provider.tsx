"use client";

import { createContext, use, useEffect, useMemo, type ReactNode } from "react";
import { sayInBrowser } from "../browser/browser-words.ts";
import type { Language } from "../shared/language.ts";
import type { Words } from "../words/en.ts";

type PageWords = {
  /** The language in which numbers and times are written: a BCP 47 tag of ours. */
  readonly language: Language;
  readonly words: Words;
};

const WordsContext = createContext<PageWords | null>(null);

/** Hands words to the parts below it. They come with the page, so no language is in the code of its tabs. */
export function WordsProvider({ language, words, children }: PageWords & { children: ReactNode }) {
  const value = useMemo(() => ({ language, words }), [language, words]);
  useEffect(() => sayInBrowser(words.browser), [words]);
  return <WordsContext value={value}>{children}</WordsContext>;
}

/** Returns what a page has handed in; null where none has. */
export function useHandedWords(): PageWords | null {
  return use(WordsContext);
}

function usePageWords(): PageWords {
  const handed = useHandedWords();
  if (handed === null) throw new Error("The parts of aurora-session stand below AuroraTab or WordsProvider only.");
  return handed;
}

/** Returns what the package's parts say here. */
export function useWords(): Words {
  return usePageWords().words;
}

/** Returns the language of {@link useWords}. */
export function useLanguage(): Language {
  return usePageWords().language;
}
