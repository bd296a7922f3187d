"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState, type SyntheticEvent } from "react";
import { signOutAction } from "@/components/sign-out-action";
import { useTab } from "@/components/tab-guard";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog, DialogActions } from "@/components/ui/dialog";
import { signOut } from "@/lib/browser/sign-out";

/** "Sign out": asks first, then signs out. Without JavaScript the same button is a form that signs out and redirects. */
export function SignOutControl() {
  const tab = useTab();
  const queryClient = useQueryClient();
  const [open, setOpen] = useState(false);
  const [everywhere, setEverywhere] = useState(false);

  function ask(event: SyntheticEvent) {
    event.preventDefault();
    setEverywhere(false);
    setOpen(true);
  }

  function confirm() {
    signOut(queryClient, tab, everywhere ? "all" : "this").catch(console.error);
  }

  return (
    <>
      <form action={signOutAction} onSubmit={ask}>
        <input type="hidden" name="session" value={tab.sessionId} />
        <Button type="submit" variant="secondary">
          Sign out
        </Button>
      </form>
      <Dialog
        open={open}
        onCancel={() => setOpen(false)}
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
          <Button variant="secondary" data-autofocus="" onClick={() => setOpen(false)}>
            Cancel
          </Button>
          <Button onClick={confirm}>Sign out</Button>
        </DialogActions>
      </Dialog>
    </>
  );
}
