"use client";

import { useState } from "react";
import { flushSync } from "react-dom";
import { focusUnsentInput } from "../browser/unsent-input.ts";
import { Looks, type ClassNames } from "./looks.tsx";
import { usePieces } from "./pieces.tsx";
import { UnfinishedWork } from "./unfinished-work.tsx";
import { useSignOut } from "./use-sign-out.ts";
import { useUnfinishedWork } from "./use-unfinished-work.ts";
import { useWords } from "./words-provider.tsx";

type SignOutDialogProps = {
  open: boolean;
  onCancel: () => void;
  /** Whether "all other devices" is ticked when the question is asked. */
  everywhereAtFirst?: boolean;
  classNames?: ClassNames;
};

/**
 * Asks before signing out, anew each time it opens. Names the work that would be lost on this page, and leads back to it.
 */
export function SignOutDialog({ open, onCancel, everywhereAtFirst = false, classNames }: SignOutDialogProps) {
  const words = useWords().leaving;
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
        description={
          <>
            <p>{words.detail}</p>
            {isUnfinished && <UnfinishedWork {...work} />}
          </>
        }
      >
        <Choice
          everywhereAtFirst={everywhereAtFirst}
          onCancel={onCancel}
          {...(isUnfinished && { onFinishFirst: finishFirst })}
        />
      </Dialog>
    </Looks>
  );
}

type ChoiceProps = { everywhereAtFirst: boolean; onCancel: () => void; onFinishFirst?: () => void };

function Choice({ everywhereAtFirst, onCancel, onFinishFirst }: ChoiceProps) {
  const words = useWords().leaving;
  const signOut = useSignOut();
  const { Actions, Button, Checkbox } = usePieces();
  const [everywhere, setEverywhere] = useState(everywhereAtFirst);

  function confirm() {
    signOut(everywhere ? "all" : "this").catch(console.error);
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
