import type { ReactNode } from "react";
import { WordsProvider } from "@/components/words/words-provider";
import { getLanguage, getWords } from "@/lib/words/page-language";
import { appWords } from "@/lib/words/words";

/** Hands the words of the signed-in side to the components inside it, in the language of the page. */
export async function PageWords({ children }: { children: ReactNode }) {
  return (
    <WordsProvider language={await getLanguage()} words={appWords(await getWords())}>
      {children}
    </WordsProvider>
  );
}
