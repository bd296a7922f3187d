"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { FormMessage } from "@/components/forms/form-message";
import { useReauthentication } from "@/components/session/reauthentication";
import { useTab } from "aurora-session/react";
import { TokenField } from "@/components/devices/token-field";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions } from "@/components/ui/dialog";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/field";
import { useApiForm } from "@/components/forms/use-api-form";
import { useWords } from "@/components/words/words-provider";
import { answers } from "@/lib/answers";
import type { Tokens } from "aurora-session/shared";
import { sessionsOptions } from "aurora-session/browser";
import { textField } from "@/lib/forms/form-state";

/**
 * Connects an app: asks for its name, then shows its tokens once. The tokens are stored nowhere, so they are gone when the
 * dialog closes, even before they arrived. The app is in the list then, and can be disconnected there.
 */
export function ConnectApp() {
  const words = useWords().apps;
  const [step, setStep] = useState<{ readonly tokens: Tokens | null } | null>(null);
  const [asking, setAsking] = useState(false);
  const tokens = step?.tokens ?? null;

  function show(connected: Tokens) {
    setStep((now) => (now === step ? { tokens: connected } : now));
  }

  function close() {
    setAsking(false);
    setStep(null);
  }

  // Nobody can see the tokens a second time, so Escape asks, however often it is pressed.
  function cancel() {
    if (tokens === null) close();
    else setAsking(true);
  }

  return (
    <>
      <Button variant="secondary" className="justify-self-start" onClick={() => setStep({ tokens: null })}>
        {words.connectTitle}
      </Button>
      <Dialog
        open={step !== null}
        onCancel={cancel}
        title={tokens === null ? words.connectTitle : words.tokensTitle}
        description={tokens === null ? words.connectDetail : words.tokensDetail}
      >
        {tokens === null ? (
          <NameStep onConnected={show} onCancel={close} />
        ) : (
          <TokensStep tokens={tokens} asking={asking} onBack={() => setAsking(false)} onDone={close} />
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
    onConnected(
      await withReauthentication(() => tab.api("/api/auth/clients", answers.tokens, { method: "POST", body })),
    );
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

type TokensStepProps = { tokens: Tokens; asking: boolean; onBack: () => void; onDone: () => void };

function TokensStep({ tokens, asking, onBack, onDone }: TokensStepProps) {
  const { userId } = useTab();
  const words = useWords().apps;
  const group = useRef<HTMLDivElement>(null);
  // The button that had the focus is gone. The focus goes to no other one: a second Enter would press it.
  useEffect(() => {
    if (!asking) group.current?.focus();
  }, [asking]);
  return (
    <div ref={group} role="group" aria-label={words.tokensTitle} tabIndex={-1} className="grid gap-5 outline-none">
      <TokenField label={words.userId} name="user_id" value={userId} />
      <TokenField label={words.refreshToken} name="refresh_token" value={tokens.refresh_token} />
      <TokenField label={words.accessToken} name="access_token" value={tokens.access_token} />
      {asking ? (
        <LeaveTokens onBack={onBack} onDone={onDone} />
      ) : (
        <DialogActions>
          <Button onClick={onDone}>{words.close}</Button>
        </DialogActions>
      )}
    </div>
  );
}

function LeaveTokens({ onBack, onDone }: Pick<TokensStepProps, "onBack" | "onDone">) {
  const words = useWords().apps;
  const back = useRef<HTMLButtonElement>(null);
  useEffect(() => back.current?.focus(), []);
  return (
    <Alert tone="warning" title={words.leaveTokensTitle}>
      <p id="leave-tokens">{words.leaveTokens}</p>
      <DialogActions>
        <Button ref={back} data-autofocus="" variant="secondary" aria-describedby="leave-tokens" onClick={onBack}>
          {words.backToTokens}
        </Button>
        <Button variant="danger" onClick={onDone}>
          {words.leaveThem}
        </Button>
      </DialogActions>
    </Alert>
  );
}
