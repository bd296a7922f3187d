"use client";

import { useState, type SyntheticEvent } from "react";
import { useErrorFocus } from "@/components/forms/use-error-focus";
import { Button } from "@/components/ui/button";
import { DialogActions } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/field";
import { useLanguage, useWords } from "@/components/words/words-provider";
import { textField, type FormState } from "@/lib/forms/form-state";
import { fillCount } from "aurora-session/shared";

/** For how many days something of a deleted account is kept. */
export type KeptDays = { readonly reasons: number; readonly trail: number };

type DeletionFormProps = { email: string; kept: KeptDays; onCancel: () => void; onConfirmed: () => void };

/** Says what a deletion erases and what stays, and asks for the account's address as a sign that it is meant. */
export function DeletionForm({ email, kept, onCancel, onConfirmed }: DeletionFormProps) {
  const { security: words, common } = useWords();
  const language = useLanguage();
  const [state, setState] = useState<FormState>({});
  const ref = useErrorFocus(state);

  function confirm(event: SyntheticEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = textField(new FormData(event.currentTarget), "confirmation");
    if (typed.trim().toLowerCase() === email.toLowerCase()) onConfirmed();
    else setState({ fieldErrors: { confirmation: words.deleteMismatch } });
  }

  return (
    <form ref={ref} onSubmit={confirm} method="post" noValidate className="grid gap-5">
      <Facts title={words.deleteGoes} facts={words.deleteGone} />
      <Facts
        title={words.deleteStays}
        facts={[
          fillCount(language, words.deleteKeptReasons, kept.reasons),
          fillCount(language, words.deleteKeptTrail, kept.trail),
          words.deleteKeptAddress,
        ]}
      />
      <TextField
        label={words.deleteConfirmation}
        hint={email}
        name="confirmation"
        inputMode="email"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        data-autofocus=""
        state={state}
      />
      <DialogActions>
        <Button variant="secondary" onClick={onCancel}>
          {common.cancel}
        </Button>
        <Button type="submit" variant="danger">
          {words.delete}
        </Button>
      </DialogActions>
    </form>
  );
}

function Facts({ title, facts }: { title: string; facts: readonly string[] }) {
  return (
    <div className="text-small">
      <h3 className="font-semibold">{title}</h3>
      <ul className="mt-1 grid list-disc gap-1 ps-5 text-ink-soft">
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
    </div>
  );
}
