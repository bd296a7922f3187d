"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTab } from "@/components/tab-guard";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions } from "@/components/ui/dialog";
import { reportActivity } from "@/lib/browser/report-activity";
import type { Deadline } from "@/lib/browser/session-deadline";
import { signOut } from "@/lib/browser/sign-out";
import { hasUnsentInput } from "@/lib/browser/unsent-input";

type IdleWarningProps = { deadline: Exclude<Deadline, { phase: "far" }> };

/** Counts down the last minute of a session (WCAG 2.2 success criterion 2.2.1). At an idle end one press stays signed in. */
export function IdleWarning({ deadline }: IdleWarningProps) {
  const tab = useTab();
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
      title={canStay ? "Are you still there?" : "Your session ends soon"}
      description={
        <>
          <Countdown deadline={deadline} />
          {unsent && (
            <p className="mt-2 font-medium text-ink">
              What you typed but didn't send stays in this tab for 10 minutes. Sign in again here, and it is back.
            </p>
          )}
        </>
      }
    >
      {staying.isError && (
        <Alert tone="danger" title="We couldn't tell the server">
          {staying.error.message}
        </Alert>
      )}
      <DialogActions>
        <Button variant="secondary" onClick={() => signOut(queryClient, tab, "this").catch(console.error)}>
          Sign out now
        </Button>
        <Button data-autofocus="" aria-disabled={staying.isPending} onClick={stay}>
          {canStay ? "Stay signed in" : "Continue until then"}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function Countdown({ deadline: { phase, end, secondsLeft } }: IdleWarningProps) {
  if (phase === "over") return <p>We are checking whether your session is over.</p>;
  const why =
    end === "idle"
      ? "because nobody has used this page for a while"
      : "because this session reaches its longest lifetime";
  return (
    <p>
      You will be signed out in{" "}
      <span role="timer" className="font-medium text-ink tabular-nums">
        {secondsLeft === 1 ? "1 second" : `${secondsLeft} seconds`}
      </span>
      , {why}.
    </p>
  );
}
