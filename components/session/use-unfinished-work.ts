"use client";

import { useMutationState } from "@tanstack/react-query";
import { useMemo, useSyncExternalStore } from "react";
import { useWords } from "@/components/words/words-provider";
import { listenToRunningForms, listRunningForms, listUnsentInput, type UnsentInput } from "aurora-session/browser";

declare module "@tanstack/react-query" {
  interface Register {
    /** Says what a running mutation does, to a person who is about to leave the page. */
    mutationMeta: { readonly doing?: string };
  }
}

type UnfinishedWork = {
  /** Texts that were typed and not sent, read when the dialog opens: the page behind it can't change them. */
  readonly unsent: readonly UnsentInput[];
  /** The names of forms and changes that were sent and are not answered yet. */
  readonly running: readonly string[];
};

const NOTHING: readonly UnsentInput[] = [];
const NONE_RUNNING: ReturnType<typeof listRunningForms> = [];

/** Returns the work that a person would leave unfinished on this page. Fields are read once `asked` is true. */
export function useUnfinishedWork(asked: boolean): UnfinishedWork {
  const { unnamedChange } = useWords().aurora.leaving;
  const forms = useSyncExternalStore(listenToRunningForms, listRunningForms, () => NONE_RUNNING);
  const unsent = useMemo(() => (asked ? listUnsentInput(forms.map(({ form }) => form)) : NOTHING), [asked, forms]);
  const mutations = useMutationState({
    filters: { status: "pending" },
    select: ({ options }) => options.meta?.doing ?? unnamedChange,
  });
  return { unsent, running: [...forms.map(({ name }) => name), ...mutations] };
}
