"use client";

import { useMutationState } from "@tanstack/react-query";
import { useMemo, useSyncExternalStore } from "react";
import { useWords } from "@/components/words/words-provider";
import { listenToRunningForms, listRunningForms } from "@/lib/forms/running-forms";
import { listUnsentInput, type UnsentInput } from "@/lib/browser/unsent-input";

declare module "@tanstack/react-query" {
  interface Register {
    /** What a running mutation does, in words, for who is about to leave the page. */
    mutationMeta: { readonly doing?: string };
  }
}

type UnfinishedWork = {
  /** Texts that were typed and not sent, as they are when the question is asked: the page behind it stands still. */
  readonly unsent: readonly UnsentInput[];
  /** What was sent and is not answered yet, in words. */
  readonly running: readonly string[];
};

const NOTHING: readonly UnsentInput[] = [];
const NONE_RUNNING: ReturnType<typeof listRunningForms> = [];

/** What a person would leave unfinished on this page. `asked` begins the question. */
export function useUnfinishedWork(asked: boolean): UnfinishedWork {
  const { unnamedChange } = useWords().leaving;
  const forms = useSyncExternalStore(listenToRunningForms, listRunningForms, () => NONE_RUNNING);
  const unsent = useMemo(() => (asked ? listUnsentInput(forms.map(({ form }) => form)) : NOTHING), [asked, forms]);
  const mutations = useMutationState({
    filters: { status: "pending" },
    select: ({ options }) => options.meta?.doing ?? unnamedChange,
  });
  return { unsent, running: [...forms.map(({ name }) => name), ...mutations] };
}
