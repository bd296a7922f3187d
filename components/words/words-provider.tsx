"use client";

import { createContext, use, type ReactNode } from "react";
import { WordsProvider as AuroraWords } from "aurora-session/react";
import type { Language } from "aurora-session/shared";
import type { AppWords } from "@/lib/words/words";

const WordsContext = createContext<AppWords | null>(null);

type WordsProviderProps = { language: Language; words: AppWords; children: ReactNode };

/** Hands the page's words to the client components below it, so that no catalogue is in their code. */
export function WordsProvider({ language, words, children }: WordsProviderProps) {
  return (
    <WordsContext value={words}>
      <AuroraWords language={language} words={words.aurora}>
        {children}
      </AuroraWords>
    </WordsContext>
  );
}

export { useLanguage } from "aurora-session/react";

/** Returns the words of the signed-in side, in the page's language. */
export function useWords(): AppWords {
  const words = use(WordsContext);
  if (words === null) throw new Error("useWords works below a WordsProvider only.");
  return words;
}
