"use client";

import "./globals.css";
import { ErrorNotice } from "@/components/frame/error-notice";
import { useBrowserLanguage, useBrowserWords } from "@/components/words/use-browser-words";
import { NAME } from "@/product/product";

/** When a root layout itself fails: a document of its own, in plain elements that also read well without the stylesheet. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  const language = useBrowserLanguage();
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
