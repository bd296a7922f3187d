"use client";

import { createContext, use, useEffect, useMemo, type ReactNode } from "react";
import { sayInBrowser } from "../browser/browser-words.ts";
import type { Language } from "../shared/language.ts";
import { en, type Words } from "../words/en.ts";

/** A host's own words, in the place of any of ours. */
export type OwnWords = { readonly [Room in keyof Words]?: Partial<Words[Room]> | undefined };

export type WordsProps = {
  /** The language in which numbers and times are written: a BCP 47 tag of ours. */
  language?: Language | undefined;
  /** Words of that language; English stands in for those that are missing. */
  words?: OwnWords | undefined;
};

type PageWords = { readonly language: Language; readonly words: Words };

const WordsContext = createContext<PageWords>({ language: "en", words: en });

/** Hands words to the parts below it. A page that hands them in keeps other languages out of the code of its tabs. */
export function WordsProvider({ language = "en", words: own, children }: WordsProps & { children: ReactNode }) {
  const value = useMemo(() => ({ language, words: replaced(own) }), [language, own]);
  useEffect(() => sayInBrowser(value.words.browser), [value]);
  return <WordsContext value={value}>{children}</WordsContext>;
}

function replaced(own: OwnWords | undefined): Words {
  return {
    browser: { ...en.browser, ...own?.browser },
    leaving: { ...en.leaving, ...own?.leaving },
    timeouts: { ...en.timeouts, ...own?.timeouts },
    outage: { ...en.outage, ...own?.outage },
    receipt: { ...en.receipt, ...own?.receipt },
    steps: { ...en.steps, ...own?.steps },
    devices: { ...en.devices, ...own?.devices },
  };
}

/** Returns what the package's parts say here. */
export function useWords(): Words {
  return use(WordsContext).words;
}

/** Returns the language of {@link useWords}. */
export function useLanguage(): Language {
  return use(WordsContext).language;
}
