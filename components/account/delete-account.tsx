"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { DeletionForm, type KeptDays } from "@/components/account/deletion-form";
import { isCancelled, useReauthentication } from "@/components/session/reauthentication";
import { useTab } from "aurora-session/react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Dialog } from "@/components/ui/dialog";
import { useWords } from "@/components/words/words-provider";
import { endedShape } from "aurora-session/browser";
import { leaveTab, broadcast } from "aurora-session/browser";

/** Deletes the account, after its address was typed: every device is signed out, and this tab leaves. */
export function DeleteAccount({ email, kept }: { email: string; kept: KeptDays }) {
  const { api, sessionId } = useTab();
  const words = useWords().security;
  const withReauthentication = useReauthentication();
  const queryClient = useQueryClient();
  const [open, setOpen] = useState(false);
  const deleting = useMutation({
    meta: { doing: words.deletingAccount },
    mutationFn: () => withReauthentication(() => api("/api/account", endedShape, { method: "DELETE" })),
    onSuccess: async () => {
      broadcast({ type: "ended", sessionId, reason: "user_deleted" });
      await leaveTab(queryClient, "user_deleted");
    },
  });

  function confirm() {
    setOpen(false);
    deleting.mutate();
  }

  return (
    <Card title={words.deleteTitle} description={words.deleteDetail}>
      <div className="grid justify-items-start gap-4">
        {deleting.isError && !isCancelled(deleting.error) && (
          <Alert tone="danger" title={words.notDeleted}>
            {deleting.error.message}
          </Alert>
        )}
        <Button
          variant="danger"
          aria-disabled={deleting.isPending}
          onClick={() => !deleting.isPending && setOpen(true)}
        >
          {deleting.isPending ? words.deleting : words.delete}
        </Button>
      </div>
      <Dialog
        open={open}
        onCancel={() => setOpen(false)}
        role="alertdialog"
        title={words.deleteQuestion}
        description={words.deleteWarning}
      >
        <DeletionForm email={email} kept={kept} onCancel={() => setOpen(false)} onConfirmed={confirm} />
      </Dialog>
    </Card>
  );
}
