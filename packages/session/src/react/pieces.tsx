"use client";

import { useId, type ReactNode } from "react";
import { Dialog } from "./dialog.tsx";
import {
  useLooks,
  usePart,
  type ButtonProps,
  type CheckboxProps,
  type Components,
  type NoticeProps,
} from "./looks.tsx";

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
