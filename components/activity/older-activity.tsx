"use client";

import { useRef } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { useHydrated } from "aurora-session/react";
import { useLanguage, useWords } from "@/components/words/words-provider";
import { fillCount } from "aurora-session/shared";

type OlderActivityProps = {
  /** The number of events that are listed above. */
  shown: number;
  more: boolean;
  loading: boolean;
  failed: boolean;
  onShow: () => Promise<{ hasNextPage: boolean }>;
};

/**
 * The end of the list. It says how much is shown, and has a button for older events. When there are no more, the focus
 * moves to the text in the button's place.
 */
export function OlderActivity({ shown, more, loading, failed, onShow }: OlderActivityProps) {
  const end = useRef<HTMLParagraphElement>(null);
  const hydrated = useHydrated();
  const { activity: words, common } = useWords();
  const language = useLanguage();

  async function show() {
    const { hasNextPage } = await onShow();
    if (!hasNextPage) end.current?.focus();
  }

  return (
    <div className="mt-8 grid justify-items-start gap-4">
      {failed && !loading && <Alert tone="danger" title={words.olderFailed} className="w-full" />}
      {more && hydrated && (
        <Button variant="secondary" aria-disabled={loading} onClick={loading ? undefined : show}>
          {loading ? common.loading : failed ? common.tryAgain : words.showOlder}
        </Button>
      )}
      <p ref={end} tabIndex={-1} role="status" className="text-small text-ink-soft">
        {more ? fillCount(language, words.newest, shown) : words.all}
      </p>
    </div>
  );
}
