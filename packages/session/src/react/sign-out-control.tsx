"use client";

import { useState, type ReactNode, type SyntheticEvent } from "react";
import { pathsOf } from "../browser/tab-session.ts";
import { Looks, usePart, type ClassNames } from "./looks.tsx";
import { usePieces } from "./pieces.tsx";
import { SignOutDialog } from "./sign-out-dialog.tsx";
import { useTab } from "./tab-guard.tsx";
import { useRoom } from "./words-provider.tsx";
import { leaving as english } from "../words/en/leaving.ts";

type SignOutControlProps = {
  /**
   * Where the form goes without JavaScript: a Server Action, which is given `session`, or an address, which is posted the
   * form that Auth.js posts to `/api/auth/signout`.
   */
  action?: string | ((data: FormData) => void | Promise<void>);
  /** The page to land on, of this origin, in place of the receipt's. */
  redirectTo?: string;
  classNames?: ClassNames;
  /** What stands on the button. */
  children?: ReactNode;
};

/** "Sign out": asks first, then signs out. Without JavaScript the same button is a form that signs out and redirects. */
export function SignOutControl({
  action = "/api/auth/signout",
  redirectTo,
  classNames,
  children,
}: SignOutControlProps) {
  const [open, setOpen] = useState(false);

  function ask(event: SyntheticEvent) {
    event.preventDefault();
    setOpen(true);
  }

  return (
    <Looks classNames={classNames}>
      <SignOutForm action={action} redirectTo={redirectTo} onSubmit={ask}>
        {children}
      </SignOutForm>
      <SignOutDialog open={open} onCancel={() => setOpen(false)} redirectTo={redirectTo} />
    </Looks>
  );
}

type SignOutFormProps = Required<Pick<SignOutControlProps, "action" | "children">> & {
  redirectTo: string | undefined;
  onSubmit: (event: SyntheticEvent) => void;
};

function SignOutForm({ action, redirectTo, onSubmit, children }: SignOutFormProps) {
  const tab = useTab();
  const words = useRoom("leaving", english);
  const part = usePart();
  const { Button } = usePieces();
  const isAddress = typeof action === "string";
  return (
    <form action={action} method={isAddress ? "post" : undefined} onSubmit={onSubmit} {...part("sign-out")}>
      <input type="hidden" name="session" value={tab.sessionId} />
      <input type="hidden" name="callbackUrl" value={redirectTo ?? pathsOf(tab).signedOut} />
      <Button type="submit" variant="secondary">
        {children ?? words.button}
      </Button>
    </form>
  );
}
