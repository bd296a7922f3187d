"use client";

import { unstable_isUnrecognizedActionError as isUnrecognizedAction } from "next/navigation";
import { PageNotice } from "@/components/ui/page-notice";
import { RuleHint } from "@/components/frame/rule-hint";
import { Button, ButtonLink } from "@/components/ui/button";
import { useBrowserWords } from "@/components/words/use-browser-words";

type ErrorNoticeProps = { error: unknown; retry: () => void };

/** Replaces a page that could not be rendered, and offers two ways on. */
export function ErrorNotice({ error, retry }: ErrorNoticeProps) {
  const { error: words, unsent } = useBrowserWords();
  // A Server Action of an older deployment, from a form that holds no text.
  const isOutdated = isUnrecognizedAction(error);
  return (
    <>
      <PageNotice
        title={words.title}
        actions={
          <>
            {isOutdated ? (
              <Button onClick={() => location.reload()}>{unsent.reload}</Button>
            ) : (
              <Button onClick={retry}>{words.tryAgain}</Button>
            )}
            <ButtonLink variant="secondary" href="/">
              {words.start}
            </ButtonLink>
          </>
        }
      >
        {isOutdated ? unsent.outdated : words.page}
      </PageNotice>
      <RuleHint error={error} />
    </>
  );
}
