"use client";

import "./globals.css";
import { useSyncExternalStore } from "react";
import { ErrorNotice } from "@/components/frame/error-notice";
import { useBrowserWords } from "@/components/words/use-browser-words";
import { NAME } from "@/product/product";
import { DEFAULT_LANGUAGE, parseLanguage, type Language } from "aurora-session/shared";

const subscribe = () => () => {};

function documentLanguage(): Language {
  return parseLanguage(document.documentElement.lang) ?? DEFAULT_LANGUAGE;
}

/** When a root layout itself fails: a document of its own, in plain elements that also read well without the stylesheet. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  const language = useSyncExternalStore(subscribe, documentLanguage, () => DEFAULT_LANGUAGE);
  const words = useBrowserWords();
  return (
    <html lang={language}>
      <body>
        <title>{`${words.error.title} · ${NAME}`}</title>
        <main>
          <ErrorNotice error={error} retry={retry} />
        </main>
      </body>
    </html>
  );
}
