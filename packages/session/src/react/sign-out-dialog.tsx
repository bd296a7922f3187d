"use client";

import { use, useCallback, useMemo, useState, useSyncExternalStore } from "react";
import { flushSync } from "react-dom";
import { focusUnsentInput, type UnsentInput, listUnsentInput } from "../browser/unsent-input.ts";
import { Looks, type ClassNames, usePart } from "./looks.tsx";
import { usePieces } from "./pieces.tsx";
import { useSignOut } from "./use-sign-out.ts";
import { useRoom } from "./words-provider.tsx";
import { leaving as english } from "../words/en/leaving.ts";
import { QueryClientContext } from "@tanstack/react-query";
import { ownClient } from "../browser/own-client.ts";
import { listenToRunningForms, listRunningForms } from "../browser/running-forms.ts";

type SignOutDialogProps = {
  open: boolean;
  onCancel: () => void;
  /** Whether "all other devices" is ticked when the question is asked. */
  everywhereAtFirst?: boolean;
  /** The page to land on, of this origin, in place of the receipt's. */
  redirectTo?: string | undefined;
  classNames?: ClassNames;
};

/**
 * Asks before signing out, anew each time it opens. Names the work that would be lost on this page, and leads back to it.
 */
export function SignOutDialog({
  open,
  onCancel,
  everywhereAtFirst = false,
  redirectTo,
  classNames,
}: SignOutDialogProps) {
  const words = useRoom("leaving", english);
  const { Dialog } = usePieces();
  const work = useUnfinishedWork(open);
  const isUnfinished = work.unsent.length + work.running.length > 0;

  function finishFirst() {
    // Closing gives the focus back to the button that opened the dialog. Only after that can the field get it.
    flushSync(onCancel);
    const [first] = work.unsent;
    if (first !== undefined) focusUnsentInput(first);
  }

  return (
    <Looks classNames={classNames}>
      <Dialog
        open={open}
        onCancel={onCancel}
        role="alertdialog"
        title={words.title}
        offline={words.offline}
        description={
          <>
            <p>{words.detail}</p>
            {isUnfinished && <UnfinishedWork {...work} />}
          </>
        }
      >
        <Choice
          everywhereAtFirst={everywhereAtFirst}
          redirectTo={redirectTo}
          onCancel={onCancel}
          {...(isUnfinished && { onFinishFirst: finishFirst })}
        />
      </Dialog>
    </Looks>
  );
}

type ChoiceProps = Required<Pick<SignOutDialogProps, "everywhereAtFirst" | "onCancel" | "redirectTo">> & {
  onFinishFirst?: () => void;
};

function Choice({ everywhereAtFirst, redirectTo, onCancel, onFinishFirst }: ChoiceProps) {
  const words = useRoom("leaving", english);
  const signOut = useSignOut();
  const { Actions, Button, Checkbox } = usePieces();
  const [everywhere, setEverywhere] = useState(everywhereAtFirst);

  function confirm() {
    signOut(everywhere ? "all" : "this", { redirectTo }).catch(console.error);
  }

  return (
    <>
      <Checkbox
        label={words.everywhere}
        name="everywhere"
        checked={everywhere}
        onChange={(event) => setEverywhere(event.target.checked)}
      />
      <Actions>
        <Button variant="secondary" data-autofocus="" onClick={onCancel}>
          {words.cancel}
        </Button>
        {onFinishFirst && (
          <Button variant="secondary" onClick={onFinishFirst}>
            {words.finishFirst}
          </Button>
        )}
        <Button onClick={confirm}>{words.confirm}</Button>
      </Actions>
    </>
  );
}

type UnfinishedWorkProps = { unsent: readonly UnsentInput[]; running: readonly string[] };

/** Lists the work that leaving now would lose: fields with unsent text, and changes that still run. Never shows the text. */
function UnfinishedWork({ unsent, running }: UnfinishedWorkProps) {
  const words = useRoom("leaving", english);
  const part = usePart();
  return (
    <div {...part("work")}>
      <Part title={words.unsent} items={unsent.map(({ label }) => label)} />
      <Part title={words.running} items={running} />
    </div>
  );
}

function Part({ title, items }: { title: string; items: readonly string[] }) {
  const part = usePart();
  if (items.length === 0) return null;
  return (
    <div>
      <p {...part("work-title")}>{title}</p>
      <ul {...part("work-list")}>
        {[...new Set(items)].map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </div>
  );
}

type Unfinished = {
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
function useUnfinishedWork(asked: boolean): Unfinished {
  const forms = useSyncExternalStore(listenToRunningForms, listRunningForms, () => NONE_RUNNING);
  const unsent = useMemo(() => (asked ? listUnsentInput(forms.map(({ form }) => form)) : NOTHING), [asked, forms]);
  return { unsent, running: [...forms.map(({ name }) => name), ...useRunningMutations(asked)] };
}

// A page that changes nothing by React Query has no client, and loads none for this.
function useRunningMutations(asked: boolean): readonly string[] {
  const { unnamedChange } = useRoom("leaving", english);
  const given = use(QueryClientContext);
  const queryClient = asked ? (given ?? ownClient()) : undefined;
  const subscribe = useCallback(
    (listener: () => void) => queryClient?.getMutationCache().subscribe(listener) ?? (() => {}),
    [queryClient],
  );
  const list = () => {
    const mutations = queryClient?.getMutationCache().findAll({ status: "pending" }) ?? [];
    return mutations.map(({ options: { meta } }) => doingOf(meta) ?? unnamedChange);
  };
  // As one text, which is the same as long as nothing changes.
  const names = useSyncExternalStore(
    subscribe,
    () => list().join("\n"),
    () => "",
  );
  return names === "" ? [] : names.split("\n");
}

function doingOf(meta: Readonly<Record<string, unknown>> | undefined): string | null {
  const doing = meta?.["doing"];
  return typeof doing === "string" ? doing : null;
}
