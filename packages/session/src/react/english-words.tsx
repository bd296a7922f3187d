"use client";

import { useMemo, type ReactNode } from "react";
import type { Language } from "../shared/language.ts";
import { en, type Words } from "../words/en.ts";
import { useHandedWords, WordsProvider } from "./words-provider.tsx";

/** A host's own words, in the place of any of ours. */
export type OwnWords = { readonly [Room in keyof Words]?: Partial<Words[Room]> | undefined };

export type WordsProps = {
  /** The language of the words: a BCP 47 tag of ours. */
  language?: Language | undefined;
  /** Words of that language; English stands in for those that are missing. */
  words?: OwnWords | undefined;
};

/** Gives the parts below it English, or a host's own words; what a page has handed in further out stays. */
export function EnglishWords({ language = "en", words: own, children }: WordsProps & { children: ReactNode }) {
  const handed = useHandedWords();
  const words = useMemo(() => replaced(own), [own]);
  if (handed !== null && own === undefined) return children;
  return (
    <WordsProvider language={language} words={words}>
      {children}
    </WordsProvider>
  );
}

function replaced(own: OwnWords | undefined): Words {
  return {
    browser: { ...en.browser, ...own?.browser },
    leaving: { ...en.leaving, ...own?.leaving },
    timeouts: { ...en.timeouts, ...own?.timeouts },
    outage: { ...en.outage, ...own?.outage },
    connection: { ...en.connection, ...own?.connection },
    receipt: { ...en.receipt, ...own?.receipt },
    steps: { ...en.steps, ...own?.steps },
    devices: { ...en.devices, ...own?.devices },
  };
}
