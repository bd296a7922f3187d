"use client";

import { PageNotice } from "@/components/page-notice";
import { RuleHint } from "@/components/rule-hint";
import { Button, ButtonLink } from "@/components/ui/button";

type ErrorNoticeProps = { what: string; error: unknown; retry: () => void };

/** What stands in place of something that could not be rendered: `what` in words, and two ways on. */
export function ErrorNotice({ what, error, retry }: ErrorNoticeProps) {
  return (
    <>
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
        {what} couldn't be shown. That is our fault, not yours. Trying again often helps.
      </PageNotice>
      <RuleHint error={error} />
    </>
  );
}
