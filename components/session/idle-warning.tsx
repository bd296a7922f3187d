"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTab } from "@/components/session/tab-guard";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions } from "@/components/ui/dialog";
import { FilledText } from "@/components/ui/filled-text";
import { useLanguage, useWords } from "@/components/words/words-provider";
import { reportActivity, type Deadline, signOut, hasUnsentInput } from "aurora-session/browser";

type IdleWarningProps = { deadline: Exclude<Deadline, { phase: "far" }> };

/** Counts down the last minute of a session (WCAG 2.2 success criterion 2.2.1). At an idle end one press stays signed in. */
export function IdleWarning({ deadline }: IdleWarningProps) {
  const tab = useTab();
  const words = useWords().aurora.timeouts;
  const queryClient = useQueryClient();
  const [unsent] = useState(hasUnsentInput);
  const [dismissed, setDismissed] = useState(false);
  const staying = useMutation({
    mutationFn: () => reportActivity(tab.api, tab.sessionId),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: [tab.sessionId, "me"] }),
  });
  const canStay = deadline.end === "idle";
  const stay = () => (canStay ? staying.mutate() : setDismissed(true));

  return (
    <Dialog
      open={!dismissed}
      onCancel={stay}
      role="alertdialog"
      title={canStay ? words.idleTitle : words.absoluteTitle}
      description={
        <>
          <Countdown deadline={deadline} />
          {unsent && <p className="mt-2 font-medium text-ink">{words.unsent}</p>}
        </>
      }
    >
      {staying.isError && (
        <Alert tone="danger" title={words.notTold}>
          {staying.error.message}
        </Alert>
      )}
      <DialogActions>
        <Button variant="secondary" onClick={() => signOut(queryClient, tab, "this").catch(console.error)}>
          {words.signOutNow}
        </Button>
        <Button data-autofocus="" aria-disabled={staying.isPending} onClick={stay}>
          {canStay ? words.stay : words.goOn}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function Countdown({ deadline: { phase, end, secondsLeft } }: IdleWarningProps) {
  const words = useWords().aurora.timeouts;
  const language = useLanguage();
  if (phase === "over") return <p>{words.checking}</p>;
  const seconds = new Intl.NumberFormat(language, { style: "unit", unit: "second", unitDisplay: "long" });
  const time = (
    <span role="timer" className="font-medium text-ink tabular-nums">
      {seconds.format(secondsLeft)}
    </span>
  );
  return (
    <p>
      <FilledText text={end === "idle" ? words.idle : words.absolute} values={{ time }} />
    </p>
  );
}
