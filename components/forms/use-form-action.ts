"use client";

import { unstable_isUnrecognizedActionError as isUnrecognizedAction, unstable_rethrow } from "next/navigation";
import { useActionState, useEffect, useLayoutEffect, useRef, type RefObject } from "react";
import { useErrorFocus } from "@/components/forms/use-error-focus";
import { takeKeptInput } from "@/lib/forms/kept-input";
import { putBackInput, NOT_SIGNED_IN } from "aurora-session/browser";
import { whyUnreachable, type FormAction, type FormState } from "@/lib/forms/form-state";

type ActionForm = {
  readonly state: FormState;
  /** The form's `action`. */
  readonly submit: (data: FormData) => void;
  readonly form: RefObject<HTMLFormElement | null>;
};

/**
 * A form with a Server Action, which works without JavaScript too. If the action does not answer (the page is of an
 * older deployment, there is no network, or something failed), everything typed stays in the form, passwords too, and
 * `FormMessage` says what to do.
 */
export function useFormAction(action: FormAction): ActionForm {
  const sent = useRef<FormData | null>(null);
  const send = async (_state: FormState, data: FormData): Promise<FormState> => {
    sent.current = data;
    try {
      const answer = await action({}, data);
      dispatchEvent(new Event(NOT_SIGNED_IN));
      return answer;
    } catch (error) {
      // Next throws its redirects as errors.
      unstable_rethrow(error);
      console.warn("The form's action could not be asked.", error);
      dispatchEvent(new Event(NOT_SIGNED_IN));
      return { unsent: whyUnsent(error) };
    }
  };
  // A server's HTML needs the action itself: without scripts the browser posts to it.
  const [state, submit] = useActionState(typeof document === "undefined" ? action : send, {});
  const form = useErrorFocus(state);
  useLayoutEffect(() => {
    // React has reset the form by now, as after every action.
    if (state.unsent !== undefined && form.current !== null && sent.current !== null)
      refill(form.current, sent.current);
  }, [state, form]);
  useEffect(() => {
    putBackInput(takeKeptInput());
  }, []);
  return { state, submit, form };
}

function whyUnsent(error: unknown): NonNullable<FormState["unsent"]> {
  if (isUnrecognizedAction(error)) return "outdated";
  // fetch throws a TypeError when it reaches nobody (WHATWG Fetch §5.6).
  return error instanceof TypeError ? whyUnreachable() : "failed";
}

function refill(form: HTMLFormElement, data: FormData): void {
  for (const [name, value] of data) {
    const field = form.elements.namedItem(name);
    if (!(field instanceof HTMLInputElement) || typeof value !== "string") continue;
    if (field.type === "checkbox") field.checked = true;
    else field.value = value;
  }
}
