"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { flushSync } from "react-dom";
import { useTab } from "@/components/session/tab-guard";
import { UnfinishedWork } from "@/components/session/unfinished-work";
import { useUnfinishedWork } from "@/components/session/use-unfinished-work";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog, DialogActions } from "@/components/ui/dialog";
import { useWords } from "@/components/words/words-provider";
import { signOut, focusUnsentInput } from "aurora-session/browser";

type SignOutDialogProps = {
  open: boolean;
  onCancel: () => void;
  /** Whether "all other devices" is ticked when the question is asked. */
  everywhereAtFirst?: boolean;
};

/**
 * Asks before signing out, anew each time it opens. Names the work that would be lost on this page, and leads back to it.
 */
export function SignOutDialog({ open, onCancel, everywhereAtFirst = false }: SignOutDialogProps) {
  const words = useWords().aurora.leaving;
  const work = useUnfinishedWork(open);
  const isUnfinished = work.unsent.length + work.running.length > 0;

  function finishFirst() {
    // Closing gives the focus back to the button that opened the dialog. Only after that can the field get it.
    flushSync(onCancel);
    const [first] = work.unsent;
    if (first !== undefined) focusUnsentInput(first);
  }

  return (
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
  );
}

type ChoiceProps = { everywhereAtFirst: boolean; onCancel: () => void; onFinishFirst?: () => void };

function Choice({ everywhereAtFirst, onCancel, onFinishFirst }: ChoiceProps) {
  const tab = useTab();
  const words = useWords().aurora.leaving;
  const queryClient = useQueryClient();
  const [everywhere, setEverywhere] = useState(everywhereAtFirst);

  function confirm() {
    signOut(queryClient, tab, everywhere ? "all" : "this").catch(console.error);
  }

  return (
    <>
      <Checkbox
        label={words.everywhere}
        name="everywhere"
        checked={everywhere}
        onChange={(event) => setEverywhere(event.target.checked)}
      />
      <DialogActions>
        <Button variant="secondary" data-autofocus="" onClick={onCancel}>
          {words.cancel}
        </Button>
        {onFinishFirst && (
          <Button variant="secondary" onClick={onFinishFirst}>
            {words.finishFirst}
          </Button>
        )}
        <Button onClick={confirm}>{words.confirm}</Button>
      </DialogActions>
    </>
  );
}
