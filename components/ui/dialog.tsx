"use client";

import { type ReactNode, type SyntheticEvent, useEffect, useId, useRef } from "react";

type DialogProps = {
  open: boolean;
  /**
   * Called on Escape, and when the browser closes the dialog by itself. Set `open` to false here, or keep it open by
   * doing nothing.
   */
  onCancel: () => void;
  title: string;
  description?: ReactNode;
  /** `alertdialog` for a question that must be answered. */
  role?: "dialog" | "alertdialog";
  children: ReactNode;
};

/**
 * The platform's modal `<dialog>`: focus stays inside, the page behind is inert, and closing gives the focus back to
 * where it was. Opening moves it to the child with `data-autofocus` (React does not write `autofocus` in the browser),
 * which should be the one that changes nothing. Children exist only while the dialog is open, so their state (a tick, a
 * typed text, an error) is gone when it closes.
 */
export function Dialog({ open, onCancel, title, description, role = "dialog", children }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();

  useEffect(() => {
    const dialog = ref.current;
    if (!open || !dialog) return;
    dialog.showModal();
    dialog.querySelector<HTMLElement>("[data-autofocus]")?.focus();
    return () => dialog.close();
  }, [open]);

  // Chromium closes at a second Escape, whatever a cancel handler says; `close` then still tells the owner.
  function handleClose(event: SyntheticEvent<HTMLDialogElement>) {
    if (open && event.target === event.currentTarget) onCancel();
  }

  function handleCancel(event: SyntheticEvent<HTMLDialogElement>) {
    if (event.target !== event.currentTarget) return;
    event.preventDefault();
    onCancel();
  }

  return (
    <dialog
      ref={ref}
      role={role}
      aria-labelledby={`${id}-title`}
      aria-describedby={description ? `${id}-description` : undefined}
      onCancel={handleCancel}
      onClose={handleClose}
      className="m-auto max-h-[calc(100dvh-2rem)] w-[calc(100vw-2rem)] max-w-form overflow-y-auto overscroll-contain rounded-card border border-line bg-surface p-6 text-ink shadow-dialog backdrop:bg-scrim"
    >
      <h2 id={`${id}-title`} className="text-heading">
        {title}
      </h2>
      {description && (
        <div id={`${id}-description`} className="mt-2 text-ink-soft">
          {description}
        </div>
      )}
      <div className="mt-5">{open && children}</div>
    </dialog>
  );
}

/** The buttons at a dialog's foot: in a row at the end, on narrow screens stacked with the first one on top. */
export function DialogActions({ children }: { children: ReactNode }) {
  return <div className="mt-6 flex flex-col gap-3 sm:flex-row sm:justify-end">{children}</div>;
}
