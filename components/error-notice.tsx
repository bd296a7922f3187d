"use client";

import { PageNotice } from "@/components/page-notice";
import { RuleHint } from "@/components/rule-hint";
import { Button, ButtonLink } from "@/components/ui/button";
import { useBrowserWords } from "@/components/use-browser-words";

type ErrorNoticeProps = { error: unknown; retry: () => void };

/** What stands in place of a page that could not be rendered, with two ways on. */
export function ErrorNotice({ error, retry }: ErrorNoticeProps) {
  const words = useBrowserWords().error;
  return (
    <>
      <PageNotice
        title={words.title}
        actions={
          <>
            <Button onClick={retry}>{words.tryAgain}</Button>
            <ButtonLink variant="secondary" href="/">
              {words.start}
            </ButtonLink>
          </>
        }
      >
        {words.page}
      </PageNotice>
      <RuleHint error={error} />
    </>
  );
}
