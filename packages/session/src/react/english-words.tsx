"use client";

import { useMemo, type ReactNode } from "react";
import { en, type OwnWords, type Words } from "../words/en.ts";
import { useHandedWords, usePageWords, WordsProvider } from "./words-provider.tsx";

/** Gives the parts below it all our words in English, but for those that a page has handed in further out. */
export function EnglishWords({ children }: { children: ReactNode }) {
  const handed = useHandedWords();
  const own = handed?.words;
  const words = useMemo(() => inEnglish(own), [own]);
  if (handed !== null && handed.all !== null) return children;
  return (
    <WordsProvider language={handed?.language ?? "en"} words={words}>
      {children}
    </WordsProvider>
  );
}

/** Returns everything that the package's parts say here. */
export function useWords(): Words {
  const { words, all } = usePageWords();
  return useMemo(() => all ?? inEnglish(words), [all, words]);
}

function inEnglish(own?: OwnWords): Words {
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
