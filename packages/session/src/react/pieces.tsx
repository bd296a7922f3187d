"use client";

import { useId, type ReactNode, useEffect, useLayoutEffect, useRef, useState, type SyntheticEvent } from "react";
import { OfflineInDialog } from "./offline-notice.tsx";
import {
  useLooks,
  usePart,
  type ButtonProps,
  type CheckboxProps,
  type Components,
  type NoticeProps,
  Looks,
  type ClassNames,
  type DialogProps,
} from "./looks.tsx";

/**
 * The platform's modal `<dialog>`: focus stays inside, the page behind is inert, and closing gives the focus back to
 * where it was. Opening moves it to the child with `data-autofocus` (React does not write `autofocus` in the browser),
 * which should be the one that changes nothing. What is in it exists only while the dialog is open, so its state (a tick, a
 * typed text, an error) is gone when it closes. A dialog under another one is not seen. One whose owner keeps it open stays,
 * however often somebody presses Escape.
 */
export function Dialog({ classNames, ...props }: DialogProps & { classNames?: ClassNames }) {
  return (
    <Looks classNames={classNames}>
      <PlainDialog {...props} />
    </Looks>
  );
}

function PlainDialog({ open, onCancel, title, description, offline, role = "dialog", children }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const shownTitle = useRef<string | null>(null);
  const id = useId();
  const part = usePart();

  const [closed, setClosed] = useState(0);

  // Before the next frame, in which a closed dialog would be seen empty.
  useLayoutEffect(() => {
    const dialog = ref.current;
    if (!open || !dialog) return;
    const under = document.querySelectorAll<HTMLDialogElement>('dialog[open]:not([data-aurora="cover"])');
    for (const other of under) other.style.visibility = "hidden";
    dialog.style.visibility = "";
    dialog.showModal();
    dialog.querySelector<HTMLElement>("[data-autofocus]")?.focus();
    return () => {
      // Before it closes, because the focus goes back to one of them.
      for (const other of under) other.style.visibility = "";
      dialog.close();
    };
  }, [open, closed]);

  // A dialog that turns into another takes the focused button along: the new title is read, and Tab goes on from there.
  useEffect(() => {
    const [before, now] = [shownTitle.current, heading.current];
    shownTitle.current = open ? title : null;
    if (!open || before === null || before === title || now === null) return;
    // Not before: `showModal` would give it the focus in place of the first control.
    now.tabIndex = -1;
    now.focus();
  }, [open, title]);

  // Chromium closes at a second Escape, whatever a cancel handler says; `close` then still tells the owner.
  function handleClose(event: SyntheticEvent<HTMLDialogElement>) {
    if (!open || event.target !== event.currentTarget) return;
    onCancel();
    setClosed((times) => times + 1);
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
      {...part("dialog")}
    >
      {open && (
        <>
          <h2 ref={heading} id={`${id}-title`} {...part("title")}>
            {title}
          </h2>
          {description && (
            <div id={`${id}-description`} {...part("description")}>
              {description}
            </div>
          )}
          <OfflineInDialog>{offline}</OfflineInDialog>
          <div {...part("content")}>{children}</div>
        </>
      )}
    </dialog>
  );
}

function Actions({ children }: { children: ReactNode }) {
  return <div {...usePart()("actions")}>{children}</div>;
}

function Button({ variant = "primary", type = "button", ...props }: ButtonProps) {
  return <button type={type} {...usePart()(variant)} {...props} />;
}

function Checkbox({ label, ...input }: CheckboxProps) {
  const id = useId();
  return (
    <label htmlFor={id} {...usePart()("checkbox")}>
      <input {...input} id={id} type="checkbox" />
      {label}
    </label>
  );
}

// "alert" interrupts a screen reader, "status" waits for its turn.
function Notice({ tone, title, children }: NoticeProps) {
  const part = usePart();
  return (
    <div role={tone === "danger" ? "alert" : "status"} data-tone={tone} {...part("notice")}>
      <p {...part("notice-title")}>{title}</p>
      {children}
    </div>
  );
}

const PLAIN: Components = { Dialog, Actions, Button, Checkbox, Notice };

/** Returns the pieces that the parts here are made of: a host's, and ours where it has none. */
export function usePieces(): Components {
  return { ...PLAIN, ...useLooks().components };
}
