"use client";

import type { ReactNode } from "react";
import { Dialog as PlainDialog, type ClassNames, type DialogProps } from "aurora-session/react";

const CLASS_NAMES: ClassNames = {
  dialog:
    "m-auto max-h-[calc(100dvh-2rem)] w-[calc(100vw-2rem)] max-w-form overflow-y-auto overscroll-contain rounded-card border border-line bg-surface p-6 text-ink shadow-dialog backdrop:bg-scrim",
  title: "text-heading",
  description: "mt-2 text-ink-soft",
  "offline-dialog":
    "not-empty:mt-4 rounded-control not-empty:border border-current/15 bg-warning-soft not-empty:px-4 not-empty:py-3",
  content: "mt-5",
};

/** The platform's modal `<dialog>`, as the session layer opens it, in our looks. */
export function Dialog(props: DialogProps) {
  return <PlainDialog {...props} classNames={CLASS_NAMES} />;
}

/** The buttons at a dialog's foot: in a row at the end, on narrow screens stacked with the first one on top. */
export function DialogActions({ children }: { children: ReactNode }) {
  return <div className="mt-6 flex flex-col gap-3 sm:flex-row sm:justify-end">{children}</div>;
}
