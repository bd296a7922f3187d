"use client";

import { useState, type ComponentProps, type SyntheticEvent } from "react";
import { useErrorFocus } from "@/components/forms/use-error-focus";
import { ApiError, noteRunningForm } from "aurora-session/browser";
import { browserWords } from "@/lib/words/browser-words";
import { whyUnreachable, type FormState } from "@/lib/forms/form-state";

type ApiForm = {
  readonly state: FormState;
  readonly pending: boolean;
  /** Spread these on the form. */
  readonly form: Pick<ComponentProps<"form">, "ref" | "onSubmit" | "method" | "noValidate">;
};

/**
 * A form that sends to our API. A refusal becomes words above the form and beside its fields, with the focus on the
 * first of them. `send` returns what the form shows next. This is no React action, because React holds back what one
 * action shows until all others are done, and a form may have to ask for the password in the middle.
 */
export function useApiForm(send: (data: FormData) => Promise<FormState>): ApiForm {
  const [state, setState] = useState<FormState>({});
  const [pending, setPending] = useState(false);
  const ref = useErrorFocus(state);

  async function run(form: HTMLFormElement) {
    setPending(true);
    const sent = noteRunningForm(form);
    const next = await send(new FormData(form)).catch(refusal);
    sent();
    setPending(false);
    setState(next);
    if (next.done) form.reset();
  }

  function onSubmit(event: SyntheticEvent<HTMLFormElement>) {
    event.preventDefault();
    if (!pending) run(event.currentTarget).catch(console.error);
  }

  // Until scripts run, "get" would put what was typed into the address.
  return { state, pending, form: { ref, onSubmit, method: "post", noValidate: true } };
}

function refusal(error: unknown): FormState {
  if (!(error instanceof ApiError)) throw error;
  const { issues, message, code } = error;
  if (code === "cancelled") return {};
  if (code === "unreachable") return { unsent: whyUnreachable() };
  return {
    message: issues.length > 0 ? browserWords().checkFields : message,
    fieldErrors: Object.fromEntries(issues.map((issue) => [issue.path, issue.message])),
  };
}
