import type { ReactNode } from "react";
import { WordsProvider } from "@/components/words/words-provider";
import { getLanguage, getWords } from "@/lib/words/page-language";
import { appWords } from "@/lib/words/words";

/** Gives what is inside the words of the signed-in side, in the language of the page that is asked for. */
export async function PageWords({ children }: { children: ReactNode }) {
  return (
    <WordsProvider language={await getLanguage()} words={appWords(await getWords())}>
      {children}
    </WordsProvider>
  );
}
