"use client";

import type { ComponentProps, MouseEvent } from "react";
import { useFormStatus } from "react-dom";
import { buttonClasses, type ButtonVariant } from "@/components/ui/button";

type SubmitButtonProps = Omit<ComponentProps<"button">, "type" | "disabled" | "children"> & {
  children: string;
  /** The label while the form is being sent, such as "Signing in…". */
  pendingLabel: string;
  /** Whether the form is being sent. Only for a form that is no React action, which would tell the button by itself. */
  pending?: boolean;
  variant?: ButtonVariant;
};

/**
 * Sends its form once. While that runs it is `aria-disabled`, not `disabled`, so that the focus stays on it; a second click or Enter
 * does nothing. The invisible `::after` holds the width of the longer label, so nothing moves.
 */
export function SubmitButton({
  children,
  pendingLabel,
  pending: pendingElsewhere = false,
  variant = "primary",
  className,
  ...props
}: SubmitButtonProps) {
  const status = useFormStatus();
  const pending = status.pending || pendingElsewhere;
  return (
    <button
      {...props}
      type="submit"
      aria-disabled={pending}
      data-wide-label={pendingLabel}
      className={buttonClasses(
        variant,
        `flex-col after:invisible after:block after:h-0 after:overflow-hidden after:content-[attr(data-wide-label)] ${className ?? ""}`,
      )}
      onClick={pending ? preventDefault : props.onClick}
    >
      {pending ? pendingLabel : children}
    </button>
  );
}

function preventDefault(event: MouseEvent) {
  event.preventDefault();
}
