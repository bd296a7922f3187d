"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTab } from "@/components/tab-guard";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog, DialogActions } from "@/components/ui/dialog";
import { signOut } from "@/lib/browser/sign-out";

type SignOutDialogProps = { open: boolean; onCancel: () => void };

/** Asks before signing out; whoever opens it anew is asked anew, so give it a new `key` each time. */
export function SignOutDialog({ open, onCancel }: SignOutDialogProps) {
  const tab = useTab();
  const queryClient = useQueryClient();
  const [everywhere, setEverywhere] = useState(false);

  function confirm() {
    signOut(queryClient, tab, everywhere ? "all" : "this").catch(console.error);
  }

  return (
    <Dialog
      open={open}
      onCancel={onCancel}
      role="alertdialog"
      title="Sign out?"
      description="Every open tab of this browser closes what it shows. You can sign in again at any time."
    >
      <Checkbox
        label="Also sign out of all other devices"
        name="everywhere"
        checked={everywhere}
        onChange={(event) => setEverywhere(event.target.checked)}
      />
      <DialogActions>
        <Button variant="secondary" data-autofocus="" onClick={onCancel}>
          Cancel
        </Button>
        <Button onClick={confirm}>Sign out</Button>
      </DialogActions>
    </Dialog>
  );
}
