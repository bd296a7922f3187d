"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { FormMessage } from "@/components/forms/form-message";
import { useReauthentication } from "@/components/session/reauthentication";
import { useTab } from "aurora-session/react";
import { TokenField } from "@/components/devices/token-field";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions } from "@/components/ui/dialog";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/field";
import { useApiForm } from "@/components/forms/use-api-form";
import { useWords } from "@/components/words/words-provider";
import { tokensSchema, type Tokens } from "aurora-session/shared";
import { sessionsOptions } from "aurora-session/browser";
import { textField } from "@/lib/forms/form-state";

/**
 * Connects an app: asks for its name, then shows its tokens once. The tokens are stored nowhere, so they are gone when the
 * dialog closes, even before they arrived. The app is in the list then, and can be disconnected there.
 */
export function ConnectApp() {
  const words = useWords().apps;
  const [step, setStep] = useState<{ readonly tokens: Tokens | null } | null>(null);
  const tokens = step?.tokens ?? null;

  function show(connected: Tokens) {
    setStep((now) => (now === step ? { tokens: connected } : now));
  }

  function close() {
    setStep(null);
  }

  return (
    <>
      <Button variant="secondary" className="justify-self-start" onClick={() => setStep({ tokens: null })}>
        {words.connectTitle}
      </Button>
      <Dialog
        open={step !== null}
        onCancel={close}
        title={tokens === null ? words.connectTitle : words.tokensTitle}
        description={tokens === null ? words.connectDetail : words.tokensDetail}
      >
        {tokens === null ? (
          <NameStep onConnected={show} onCancel={close} />
        ) : (
          <TokensStep tokens={tokens} onDone={close} />
        )}
      </Dialog>
    </>
  );
}

type NameStepProps = { onConnected: (tokens: Tokens) => void; onCancel: () => void };

function NameStep({ onConnected, onCancel }: NameStepProps) {
  const { apps: words, common } = useWords();
  const tab = useTab();
  const withReauthentication = useReauthentication();
  const queryClient = useQueryClient();
  const { state, pending, form } = useApiForm(async (data) => {
    const body = { name: textField(data, "name") };
    onConnected(await withReauthentication(() => tab.api("/api/auth/clients", tokensSchema, { method: "POST", body })));
    await queryClient.invalidateQueries({ queryKey: sessionsOptions(tab.api, tab).queryKey });
    return {};
  });
  return (
    <form {...form} className="grid gap-5">
      <FormMessage state={state} />
      <TextField
        label={words.name}
        name="name"
        autoComplete="off"
        maxLength={60}
        required
        data-autofocus=""
        state={state}
      />
      <DialogActions>
        <Button variant="secondary" onClick={onCancel}>
          {common.cancel}
        </Button>
        <SubmitButton pending={pending} pendingLabel={words.connecting}>
          {words.connect}
        </SubmitButton>
      </DialogActions>
    </form>
  );
}

function TokensStep({ tokens, onDone }: { tokens: Tokens; onDone: () => void }) {
  const { userId } = useTab();
  const words = useWords().apps;
  return (
    <div className="grid gap-5">
      <TokenField label={words.userId} name="user_id" value={userId} />
      <TokenField label={words.refreshToken} name="refresh_token" value={tokens.refresh_token} />
      <TokenField label={words.accessToken} name="access_token" value={tokens.access_token} />
      <DialogActions>
        <Button onClick={onDone}>{words.close}</Button>
      </DialogActions>
    </div>
  );
}
