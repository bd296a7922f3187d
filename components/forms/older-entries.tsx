"use client";

import type { InfiniteData, UseInfiniteQueryResult } from "@tanstack/react-query";
import { useRef } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { useLanguage, useWords } from "@/components/words/words-provider";
import { useHydrated } from "aurora-session/react";
import { fillCount } from "aurora-session/shared";

type List = Pick<
  UseInfiniteQueryResult<InfiniteData<unknown>>,
  "data" | "hasNextPage" | "isFetchingNextPage" | "isFetchNextPageError" | "fetchNextPage"
>;

type OlderEntriesProps = {
  /** The number of entries that are listed above. */
  shown: number;
  list: List;
  /** Says that older entries couldn't be loaded. */
  failedTitle: string;
};

/**
 * The end of a list that has the newest entries first. It says how many are shown, and has a button for older ones. When there
 * are no more, the focus moves to the text in the button's place.
 */
export function OlderEntries({ shown, list, failedTitle }: OlderEntriesProps) {
  const end = useRef<HTMLParagraphElement>(null);
  const hydrated = useHydrated();
  const { activity: words, common } = useWords();
  const language = useLanguage();
  const { hasNextPage: more, isFetchingNextPage: loading, isFetchNextPageError: failed } = list;

  async function show() {
    const { hasNextPage } = await fetchOlder(list);
    if (!hasNextPage) end.current?.focus();
  }

  return (
    <div className="mt-8 grid justify-items-start gap-4">
      {failed && !loading && <Alert tone="danger" title={failedTitle} className="w-full" />}
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

const MOST_TRIES = 5;

/**
 * Reads the next page of a list. News that arrive meanwhile cancel that, and have the pages that are shown read again: then it
 * is asked for once more.
 */
export async function fetchOlder({ data, fetchNextPage }: List): ReturnType<List["fetchNextPage"]> {
  let read = await fetchNextPage();
  for (let tries = 1; tries < MOST_TRIES && isCancelled(read, data); tries += 1)
    read = await fetchNextPage({ cancelRefetch: false });
  return read;
}

function isCancelled(read: List, before: List["data"]): boolean {
  return read.hasNextPage && !read.isFetchNextPageError && read.data?.pages.length === before?.pages.length;
}
