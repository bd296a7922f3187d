"use client";

import "./globals.css";
import { PageNotice } from "@/components/page-notice";
import { Button, ButtonLink } from "@/components/ui/button";

/** When a root layout itself fails: a document of its own, in plain elements that also read well without the stylesheet. */
export default function GlobalError({ retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>Something went wrong · Aurora</title>
        <main>
          <PageNotice
            title="Something went wrong"
            actions={
              <>
                <Button onClick={retry}>Try again</Button>
                <ButtonLink variant="secondary" href="/">
                  Go to the start page
                </ButtonLink>
              </>
            }
          >
            Aurora couldn't be shown. That is our fault, not yours. Trying again often helps.
          </PageNotice>
        </main>
      </body>
    </html>
  );
}
