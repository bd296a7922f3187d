"use client";

import "./globals.css";
import { ErrorNotice } from "@/components/error-notice";

/** When a root layout itself fails: a document of its own, in plain elements that also read well without the stylesheet. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>Something went wrong · Aurora</title>
        <main>
          <ErrorNotice what="Aurora" error={error} retry={retry} />
        </main>
      </body>
    </html>
  );
}
