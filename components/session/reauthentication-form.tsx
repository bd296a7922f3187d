"use client";

import { useState, type ReactNode } from "react";
import { useTab } from "aurora-session/react";
import { useApiForm } from "@/components/forms/use-api-form";
import { FormMessage } from "@/components/forms/form-message";
import { Button } from "@/components/ui/button";
import { DialogActions } from "@/components/ui/dialog";
import { PasswordField } from "@/components/forms/password-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/field";
import { useWords } from "@/components/words/words-provider";
import { answers } from "@/lib/answers";
import { ApiError } from "aurora-session/browser";
import { textField } from "@/lib/forms/form-state";

type ReauthenticationFormProps = {
  /** The method of this session's sign-in: a person who signed in with a provider may have no password. */
  method: string;
  onConfirmed: () => void;
  onCancel: () => void;
};

/** Asks for the password, or for a code that is mailed to a person who has none. */
export function ReauthenticationForm({ method, onConfirmed, onCancel }: ReauthenticationFormProps) {
  const { common } = useWords();
  const [factor, setFactor] = useState<"password" | "mail" | "code">(method === "password" ? "password" : "mail");
  const cancel = (
    <Button variant="secondary" onClick={onCancel}>
      {common.cancel}
    </Button>
  );
  if (factor === "mail")
    return <MailStep onMailed={() => setFactor("code")} onPassword={() => setFactor("password")} cancel={cancel} />;
  return <ProofStep key={factor} factor={factor} onConfirmed={onConfirmed} cancel={cancel} />;
}

// A field that a dialog shows later has to take the focus by itself.
function focus(field: HTMLElement | null): void {
  field?.focus();
}

type MailStepProps = { onMailed: () => void; onPassword: () => void; cancel: ReactNode };

function MailStep({ onMailed, onPassword, cancel }: MailStepProps) {
  const { api } = useTab();
  const words = useWords().confirmation;
  const { state, pending, form } = useApiForm(async () => {
    try {
      await api("/api/auth/reauthenticate/code", answers.mailed, { method: "POST" });
      onMailed();
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== "password_required") throw error;
      onPassword();
    }
    return {};
  });
  return (
    <form {...form} className="grid gap-5">
      <FormMessage state={state} />
      <p>{words.mail}</p>
      <DialogActions>
        {cancel}
        <SubmitButton pending={pending} pendingLabel={words.sendingCode}>
          {words.sendCode}
        </SubmitButton>
      </DialogActions>
    </form>
  );
}

type ProofStepProps = { factor: "password" | "code"; onConfirmed: () => void; cancel: ReactNode };

function ProofStep({ factor, onConfirmed, cancel }: ProofStepProps) {
  const { api } = useTab();
  const words = useWords().confirmation;
  const { state, pending, form } = useApiForm(async (data) => {
    const body = { [factor]: textField(data, factor) };
    try {
      await api("/api/auth/reauthenticate", answers.reauthenticated, { method: "POST", body });
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== "invalid_credentials") throw error;
      return { fieldErrors: { [factor]: factor === "password" ? words.wrongPassword : words.wrongCode } };
    }
    onConfirmed();
    return {};
  });
  return (
    <form {...form} className="grid gap-5">
      <FormMessage state={state} />
      {factor === "password" ? (
        <PasswordField
          label={words.password}
          name="password"
          autoComplete="current-password"
          data-autofocus=""
          state={state}
        />
      ) : (
        <TextField
          label={words.code}
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          required
          ref={focus}
          state={state}
        />
      )}
      <DialogActions>
        {cancel}
        <SubmitButton pending={pending} pendingLabel={words.confirming}>
          {words.confirm}
        </SubmitButton>
      </DialogActions>
    </form>
  );
}
