"use client";

import { useState, type SyntheticEvent } from "react";
import { signOutAction } from "@/components/session/sign-out-action";
import { SignOutDialog } from "@/components/session/sign-out-dialog";
import { useTab } from "@/components/session/tab-guard";
import { Button } from "@/components/ui/button";
import { useWords } from "@/components/words/words-provider";

/** "Sign out": asks first, then signs out. Without JavaScript the same button is a form that signs out and redirects. */
export function SignOutControl() {
  const tab = useTab();
  const words = useWords().aurora.leaving;
  const [open, setOpen] = useState(false);

  function ask(event: SyntheticEvent) {
    event.preventDefault();
    setOpen(true);
  }

  return (
    <>
      <form action={signOutAction} onSubmit={ask}>
        <input type="hidden" name="session" value={tab.sessionId} />
        <Button type="submit" variant="secondary">
          {words.button}
        </Button>
      </form>
      <SignOutDialog open={open} onCancel={() => setOpen(false)} />
    </>
  );
}
