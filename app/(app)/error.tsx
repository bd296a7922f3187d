"use client";

import { PageNotice } from "@/components/page-notice";
import { Button, ButtonLink } from "@/components/ui/button";

export default function AppError({ retry }: { error: unknown; retry: () => void }) {
  return (
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
      This page couldn't be shown. That is our fault, not yours. Trying again often helps.
    </PageNotice>
  );
}
