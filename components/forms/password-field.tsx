"use client";

import { type ComponentProps, useEffect, useId, useRef, useState } from "react";
import { CONTROL_CLASSES, describedBy, Field, type FieldState, type FieldWords } from "@/components/ui/field";
import { useHydrated } from "aurora-session/react";
import { useBrowserWords } from "@/components/words/use-browser-words";

type PasswordFieldProps = Omit<FieldWords, "error"> &
  Omit<ComponentProps<"input">, "id" | "className" | "type" | "ref" | "autoComplete" | "required"> & {
    name: string;
    autoComplete: "current-password" | "new-password";
    state: FieldState;
  };

/**
 * A password field with a Show/Hide button, which exists only where scripts run. The button's name leaves out the word
 * "password", so that the label names one thing; its description says which field it belongs to.
 */
export function PasswordField({ label, hint, state, ...input }: PasswordFieldProps) {
  const id = useId();
  const words = { label, hint, error: state.fieldErrors?.[input.name] };
  const [shown, setShown] = useState(false);
  const { show, hide } = useBrowserWords();
  const hydrated = useHydrated();
  const inputRef = useRef<HTMLInputElement>(null);

  // Browsers suggest again what was sent from a text field, so the password is hidden before the form is sent.
  useEffect(() => {
    const form = inputRef.current?.form;
    const cover = () => setShown(false);
    form?.addEventListener("submit", cover);
    return () => form?.removeEventListener("submit", cover);
  }, []);

  return (
    <Field id={id} {...words}>
      <div className="relative">
        <input
          {...input}
          ref={inputRef}
          id={id}
          type={shown ? "text" : "password"}
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          className={`${CONTROL_CLASSES} pr-24`}
          required
          aria-invalid={words.error ? true : undefined}
          aria-describedby={describedBy(id, words)}
        />
        {hydrated && (
          <button
            type="button"
            aria-controls={id}
            aria-describedby={`${id}-toggle`}
            onClick={() => setShown(!shown)}
            className="absolute inset-y-1 right-1 min-w-14 rounded-[calc(var(--radius-control)-0.25rem)] px-3 text-small font-medium text-accent hover:bg-sunken"
          >
            {shown ? hide : show}
            <span id={`${id}-toggle`} hidden>
              {label}
            </span>
          </button>
        )}
      </div>
    </Field>
  );
}
