"use client";

import { useRef } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { useHydrated } from "@/components/ui/use-hydrated";

type OlderActivityProps = {
  /** How many events are listed above. */
  shown: number;
  more: boolean;
  loading: boolean;
  failed: boolean;
  onShow: () => Promise<{ hasNextPage: boolean }>;
};

/** The end of the list: how much it shows, and the way to older events. When that is used up, the focus goes to the words in its place. */
export function OlderActivity({ shown, more, loading, failed, onShow }: OlderActivityProps) {
  const end = useRef<HTMLParagraphElement>(null);
  const hydrated = useHydrated();

  async function show() {
    const { hasNextPage } = await onShow();
    if (!hasNextPage) end.current?.focus();
  }

  return (
    <div className="mt-8 grid justify-items-start gap-4">
      {failed && !loading && <Alert tone="danger" title="Older activity couldn't be loaded" className="w-full" />}
      {more && hydrated && (
        <Button variant="secondary" aria-disabled={loading} onClick={loading ? undefined : show}>
          {buttonWords(loading, failed)}
        </Button>
      )}
      <p ref={end} tabIndex={-1} role="status" className="text-small text-ink-soft">
        {more ? newestWords(shown) : "That is everything."}
      </p>
    </div>
  );
}

function buttonWords(loading: boolean, failed: boolean): string {
  if (loading) return "Loading…";
  return failed ? "Try again" : "Show older";
}

function newestWords(shown: number): string {
  return shown === 1 ? "The newest one is shown." : `The newest ${shown} are shown.`;
}
