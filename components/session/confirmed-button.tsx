"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { isCancelled, useReauthentication } from "@/components/session/reauthentication";
import { Alert } from "@/components/ui/alert";
import { Button, type ButtonVariant } from "@/components/ui/button";
import { Dialog, DialogActions } from "@/components/ui/dialog";
import { useWords } from "@/components/words/words-provider";

type ConfirmedButtonProps<Answer> = {
  label: string;
  pendingLabel: string;
  /** The id of the element that says whom or what the button acts on, for people who hear the button alone. */
  describedBy?: string;
  variant?: ButtonVariant;
  /** What it does, for a person who is about to leave the page. */
  doing: string;
  act: () => Promise<Answer>;
  /** Called once the server has confirmed. */
  onDone: (answer: Answer) => void | Promise<void>;
  /** The title of the message if it failed, and how that stands beside the button. */
  failed: string;
  failedClassName: string;
  /** The question that is asked first. Without it the button acts at once. */
  question?: { readonly title: string; readonly description: string } | undefined;
};

/** A button for what needs a fresh session. It says so if that failed. */
export function ConfirmedButton<Answer>({
  label,
  variant = "secondary",
  act,
  onDone,
  question,
  ...words
}: ConfirmedButtonProps<Answer>) {
  const withReauthentication = useReauthentication();
  const { cancel } = useWords().common;
  const [asking, setAsking] = useState(false);
  const action = useMutation({
    meta: { doing: words.doing },
    mutationFn: () => withReauthentication(act),
    onSuccess: onDone,
  });

  function run() {
    setAsking(false);
    if (!action.isPending) action.mutate();
  }

  return (
    <>
      <Button
        variant={variant}
        aria-describedby={words.describedBy}
        aria-disabled={action.isPending}
        onClick={question === undefined ? run : () => setAsking(true)}
      >
        {action.isPending ? words.pendingLabel : label}
      </Button>
      {question !== undefined && (
        <Dialog open={asking} onCancel={() => setAsking(false)} role="alertdialog" {...question}>
          <DialogActions>
            <Button variant="secondary" data-autofocus="" onClick={() => setAsking(false)}>
              {cancel}
            </Button>
            <Button variant="danger" onClick={run}>
              {label}
            </Button>
          </DialogActions>
        </Dialog>
      )}
      {action.isError && !isCancelled(action.error) && (
        <Alert tone="danger" title={words.failed} className={words.failedClassName}>
          {action.error.message}
        </Alert>
      )}
    </>
  );
}
