"use client";

import { type RefObject, useEffect, useRef } from "react";
import type { FormState } from "@/lib/forms/form-state";

/**
 * Moves the focus to the first wrong field of a refused form, or else to its message; also when the page arrived with
 * the refusal in it.
 */
export function useErrorFocus(state: FormState): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const field = form.current?.querySelector<HTMLElement>("[aria-invalid='true']");
    const message = form.current?.querySelector<HTMLElement>("[data-form-message]");
    (field ?? message)?.focus();
  }, [state]);
  return form;
}
