"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { useHydrated, useTab } from "aurora-session/react";
import { broadcast, endedShape, leaveTab } from "aurora-session/browser";
import { isCancelled, useReauthentication } from "@/components/session/reauthentication";
import { Alert } from "@/components/ui/alert";
import { Button, ButtonLink } from "@/components/ui/button";
import { Dialog, DialogActions } from "@/components/ui/dialog";
import { useWords } from "@/components/words/words-provider";

type WasNotMeProps = {
  /** The id of the element that says what wasn't the person. */
  describedBy: string;
  /** Repeats in the dialog what wasn't the person. */
  entry: ReactNode;
  /** Whether it was refused, so that nobody got in by it. */
  wasRefused?: boolean;
};

/** "This wasn't me" beside something in the account: asks, then secures the account as the link in our mails does. */
export function WasNotMe({ describedBy, entry, wasRefused = false }: WasNotMeProps) {
  const { wasNotMe: words, common } = useWords();
  const [open, setOpen] = useState(false);
  const hydrated = useHydrated();
  const securing = useSecuring();

  function confirm() {
    setOpen(false);
    securing.mutate();
  }

  return (
    <>
      <Button
        variant="quiet"
        // Without scripts it would do nothing.
        className={hydrated ? "" : "invisible"}
        aria-describedby={describedBy}
        aria-disabled={securing.isPending}
        onClick={() => !securing.isPending && setOpen(true)}
      >
        {securing.isPending ? common.oneMoment : words.label}
      </Button>
      <Dialog open={open} onCancel={() => setOpen(false)} role="alertdialog" title={words.title} description={entry}>
        {wasRefused ? <p>{words.refusedDetail}</p> : <Steps />}
        <DialogActions>
          <Button variant="secondary" data-autofocus="" onClick={() => setOpen(false)}>
            {wasRefused ? words.close : common.cancel}
          </Button>
          {wasRefused ? (
            <ButtonLink href="/account/security">{words.changePassword}</ButtonLink>
          ) : (
            <Button variant="danger" onClick={confirm}>
              {words.secure}
            </Button>
          )}
        </DialogActions>
      </Dialog>
      {securing.isError && !isCancelled(securing.error) && (
        <Alert tone="danger" title={words.failed} className="basis-full">
          {securing.error.message}
        </Alert>
      )}
    </>
  );
}

function Steps() {
  const words = useWords().wasNotMe;
  return (
    <>
      <p>{words.detail}</p>
      <ul className="mt-2 grid list-disc gap-1 pl-5">
        {words.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ul>
    </>
  );
}

function useSecuring() {
  const { api, sessionId } = useTab();
  const { securing } = useWords().wasNotMe;
  const withReauthentication = useReauthentication();
  const queryClient = useQueryClient();
  return useMutation({
    meta: { doing: securing },
    mutationFn: () => withReauthentication(() => api("/api/account/secure", endedShape, { method: "POST" })),
    onSuccess: async () => {
      broadcast({ type: "ended", sessionId, reason: "reported" });
      await leaveTab(queryClient, "reported");
    },
  });
}
