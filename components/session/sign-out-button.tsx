"use client";

import { useState } from "react";
import { SignOutDialog } from "aurora-session/react";
import { Button } from "@/components/ui/button";

type SignOutButtonProps = { label: string; describedBy?: string; everywhereAtFirst?: boolean };

/** A button in a page that asks to sign out, beside the one that stands on top of every page. */
export function SignOutButton({ label, describedBy, everywhereAtFirst = false }: SignOutButtonProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="secondary" aria-describedby={describedBy} onClick={() => setOpen(true)}>
        {label}
      </Button>
      <SignOutDialog open={open} onCancel={() => setOpen(false)} everywhereAtFirst={everywhereAtFirst} />
    </>
  );
}
