"use client";

import { createContext, use, useEffect, useMemo, type ReactNode } from "react";
import { sayInBrowser } from "../browser/browser-words.ts";
import type { Language } from "../shared/language.ts";
import type { OwnWords, Words } from "../words/en.ts";

type PageWords = {
  /** The language in which numbers and times are written: a BCP 47 tag of ours. */
  readonly language: Language;
  readonly words: OwnWords;
  /** Everything that the package says, where a page has handed all of it in. */
  readonly all: Words | null;
};

const WordsContext = createContext<PageWords | null>(null);

type WordsProviderProps = { language: Language; words: Words; children: ReactNode };

/** Hands words to the parts below it. They come with the page, so no language is in the code of its tabs. */
export function WordsProvider({ language, words, children }: WordsProviderProps) {
  const value = useMemo(() => ({ language, words, all: words }), [language, words]);
  return <Handed value={value}>{children}</Handed>;
}

export type WordsProps = {
  /** The language of the words: a BCP 47 tag of ours. */
  language?: Language | undefined;
  /** Words of that language; English stands in for those that are missing. */
  words?: OwnWords | undefined;
};

const NONE: OwnWords = {};

/** Hands a host's own words to the parts below it. Without any, what a page has handed in further out stays. */
export function OwnWordsProvider({ language = "en", words, children }: WordsProps & { children: ReactNode }) {
  const handed = useHandedWords();
  const value = useMemo(() => ({ language, words: words ?? NONE, all: null }), [language, words]);
  if (handed !== null && words === undefined) return children;
  return <Handed value={value}>{children}</Handed>;
}

function Handed({ value, children }: { value: PageWords; children: ReactNode }) {
  const { browser } = value.words;
  useEffect(() => sayInBrowser(browser), [browser]);
  return <WordsContext value={value}>{children}</WordsContext>;
}

/** Returns what a page has handed in; null where none has. */
export function useHandedWords(): PageWords | null {
  return use(WordsContext);
}

/** Returns what a page has handed in. Throws where none has. */
export function usePageWords(): PageWords {
  const handed = useHandedWords();
  if (handed === null) throw new Error("The parts of aurora-session stand below AuroraTab or WordsProvider only.");
  return handed;
}

/** Returns everything that the package says. Throws where a page has handed in a part of it only. */
export function useAllWords(): Words {
  const { all } = usePageWords();
  if (all === null) throw new Error("A receipt stands in Receipt or below WordsProvider only.");
  return all;
}

/** Returns what the parts here say of one room, ours in English where nobody has handed in another. */
export function useRoom<Room extends keyof Words>(room: Room, english: Words[Room]): Words[Room] {
  return { ...english, ...usePageWords().words[room] };
}

/** Returns the language of the words. */
export function useLanguage(): Language {
  return usePageWords().language;
}
