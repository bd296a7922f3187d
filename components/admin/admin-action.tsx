"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { isCancelled, useReauthentication } from "@/components/session/reauthentication";
import { useTab } from "aurora-session/react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions } from "@/components/ui/dialog";
import { useWords } from "@/components/words/words-provider";
import { adminCommandSchema } from "@/lib/admin/admin-schemas";
import { adminUsersKey } from "@/lib/admin/admin-query-options";
import { fill } from "aurora-session/shared";

type AdminActionProps = {
  label: string;
  /** The id of the element that says whom or what the button acts on, for people who hear the button alone. */
  describedBy: string;
  method: "POST" | "DELETE";
  path: string;
  /** The message once the server has confirmed. */
  done: string;
  onDone: (words: string) => void;
  /** The question that is asked first. Without it the button acts at once. */
  question?: { readonly title: string; readonly description: string };
};

/** A button that changes somebody's account or sessions, in a fresh session. It says so if that failed. */
export function AdminAction({ label, describedBy, method, path, done, onDone, question }: AdminActionProps) {
  const tab = useTab();
  const withReauthentication = useReauthentication();
  const queryClient = useQueryClient();
  const { admin, common } = useWords();
  const [asking, setAsking] = useState(false);
  const action = useMutation({
    meta: { doing: label },
    mutationFn: () => withReauthentication(() => tab.api(path, adminCommandSchema, { method })),
    onSuccess: async () => {
      onDone(done);
      await queryClient.invalidateQueries({ queryKey: adminUsersKey(tab) });
    },
  });

  function act() {
    setAsking(false);
    if (!action.isPending) action.mutate();
  }

  return (
    <>
      <Button
        variant="secondary"
        aria-describedby={describedBy}
        aria-disabled={action.isPending}
        onClick={question === undefined ? act : () => setAsking(true)}
      >
        {action.isPending ? common.oneMoment : label}
      </Button>
      {question !== undefined && (
        <Dialog open={asking} onCancel={() => setAsking(false)} role="alertdialog" {...question}>
          <DialogActions>
            <Button variant="secondary" data-autofocus="" onClick={() => setAsking(false)}>
              {common.cancel}
            </Button>
            <Button variant="danger" onClick={act}>
              {label}
            </Button>
          </DialogActions>
        </Dialog>
      )}
      {action.isError && !isCancelled(action.error) && (
        <Alert tone="danger" title={fill(admin.notDone, { what: label })} className="basis-full">
          {action.error.message}
        </Alert>
      )}
    </>
  );
}
