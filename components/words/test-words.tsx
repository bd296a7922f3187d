import type { ReactNode } from "react";
import { WordsProvider } from "@/components/words/words-provider";
import type { Language } from "aurora-session/shared";
import * as de from "@/lib/words/de";
import * as en from "@/lib/words/en";
import { appWords } from "@/lib/words/words";

const WORDS = { en: appWords(en), de: appWords(de) };

/** Hands components the words of the signed-in side, as its pages do: in English unless told otherwise. */
export function TestWords({ language = "en", children }: { language?: Language; children: ReactNode }) {
  return (
    <WordsProvider language={language} words={WORDS[language]}>
      {children}
    </WordsProvider>
  );
}
