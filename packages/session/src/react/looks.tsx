"use client";

import { createContext, use, useMemo, type ComponentProps, type ComponentType, type ReactNode } from "react";

/** The elements that a host can give classes to. Each has its name in `data-aurora`, too. */
export type Part =
  | "actions"
  | "checkbox"
  | "connection"
  | "content"
  | "description"
  | "device"
  | "device-facts"
  | "device-list"
  | "device-name"
  | "device-over"
  | "devices"
  | "dialog"
  | "heading"
  | "lead"
  | "link"
  | "notice"
  | "notice-title"
  | "offline-dialog"
  | "offline-notice"
  | "primary"
  | "receipt"
  | "returned"
  | "returned-field"
  | "returned-label"
  | "returned-text"
  | "secondary"
  | "sign-out"
  | "spoken"
  | "step"
  | "step-detail"
  | "steps"
  | "time"
  | "title"
  | "unsent"
  | "work"
  | "work-list"
  | "work-title";

/** A host's classes, by the name of the element. */
export type ClassNames = Readonly<Partial<Record<Part, string>>>;

export type DialogProps = {
  open: boolean;
  /**
   * Called on Escape, and when the browser closes the dialog by itself. Set `open` to false here, or keep it open by
   * doing nothing.
   */
  onCancel: () => void;
  title: string;
  description?: ReactNode;
  /** What is said in it while the server can't be reached, after that, in place of our words. */
  offline?: string | undefined;
  /** `alertdialog` for a question that must be answered. */
  role?: "dialog" | "alertdialog";
  children: ReactNode;
};

export type ButtonProps = ComponentProps<"button"> & { variant?: "primary" | "secondary" };

export type CheckboxProps = Omit<ComponentProps<"input">, "id" | "type" | "className"> & { label: string };

export type NoticeProps = { tone: "warning" | "danger"; title: string; children: ReactNode };

/** The pieces that a host can put in the place of ours. */
export type Components = {
  readonly Dialog: ComponentType<DialogProps>;
  /** The buttons at a dialog's foot. */
  readonly Actions: ComponentType<{ children: ReactNode }>;
  readonly Button: ComponentType<ButtonProps>;
  readonly Checkbox: ComponentType<CheckboxProps>;
  readonly Notice: ComponentType<NoticeProps>;
};

export type LooksProps = {
  classNames?: ClassNames | undefined;
  components?: Partial<Components> | undefined;
};

type Looks = { readonly classNames: ClassNames; readonly components: Partial<Components> };

const LooksContext = createContext<Looks>({ classNames: {}, components: {} });

/** Gives the parts below it a host's classes and pieces. What it does not name stays as further out. */
export function Looks({ classNames, components, children }: LooksProps & { children: ReactNode }) {
  const outer = use(LooksContext);
  const looks = useMemo(
    () => ({
      classNames: { ...outer.classNames, ...classNames },
      components: { ...outer.components, ...components },
    }),
    [outer, classNames, components],
  );
  return <LooksContext value={looks}>{children}</LooksContext>;
}

/** Returns what a host has chosen for the parts here. */
export function useLooks(): Looks {
  return use(LooksContext);
}

/** Returns the function that gives an element its name, and the class that a host has chosen for it. */
export function usePart(): (part: Part) => { readonly "data-aurora": Part; readonly className: string | undefined } {
  const { classNames } = useLooks();
  return (part) => ({ "data-aurora": part, className: classNames[part] });
}
