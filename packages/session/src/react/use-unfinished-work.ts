"use client";

import { useMutationState } from "@tanstack/react-query";
import { useMemo, useSyncExternalStore } from "react";
import { listenToRunningForms, listRunningForms } from "../browser/running-forms.ts";
import { listUnsentInput, type UnsentInput } from "../browser/unsent-input.ts";
import { useWords } from "./words-provider.tsx";

type UnfinishedWork = {
  /** Texts that were typed and not sent, read when the dialog opens: the page behind it can't change them. */
  readonly unsent: readonly UnsentInput[];
  /** The names of forms and changes that were sent and are not answered yet. */
  readonly running: readonly string[];
};

const NOTHING: readonly UnsentInput[] = [];
const NONE_RUNNING: ReturnType<typeof listRunningForms> = [];

/**
 * Returns the work that a person would leave unfinished on this page. Fields are read once `asked` is true. A mutation says
 * what it does in `doing` of its `meta`.
 */
export function useUnfinishedWork(asked: boolean): UnfinishedWork {
  const { unnamedChange } = useWords().leaving;
  const forms = useSyncExternalStore(listenToRunningForms, listRunningForms, () => NONE_RUNNING);
  const unsent = useMemo(() => (asked ? listUnsentInput(forms.map(({ form }) => form)) : NOTHING), [asked, forms]);
  const mutations = useMutationState({
    filters: { status: "pending" },
    select: ({ options: { meta } }) => doingOf(meta) ?? unnamedChange,
  });
  return { unsent, running: [...forms.map(({ name }) => name), ...mutations] };
}

function doingOf(meta: Readonly<Record<string, unknown>> | undefined): string | null {
  const doing = meta?.["doing"];
  return typeof doing === "string" ? doing : null;
}
