"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useRef } from "react";
import { FormMessage } from "@/components/forms/form-message";
import { PublicFrame } from "@/components/ui/page";
import { useApiForm } from "@/components/forms/use-api-form";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { PasswordField } from "@/components/forms/password-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { EmailField } from "@/components/ui/field";
import { useWords } from "@/components/words/words-provider";
import { answers } from "@/lib/answers";
import {
  ApiError,
  createApiClient,
  type ApiClient,
  uncoverTab,
  leaveTab,
  leaveTabFor,
  listenToTabs,
} from "aurora-session/browser";
import { textField } from "@/lib/forms/form-state";
import { useTitle, type SignInAgainProps } from "aurora-session/react";
import { NAME } from "@/product/product";

const KEPT_FOR_MS = 10 * 60 * 1_000;
const LOOK_EVERY_MS = 5_000;

/** Replaces the page of a tab that timed out with unsent text. It shows nothing of the person, only the way back. */
export function SignInAgain({ userId, reason, loading, onSignedIn }: SignInAgainProps) {
  const { timeouts: words, reasons, signIn } = useWords();
  const queryClient = useQueryClient();
  const api = useMemo(() => createApiClient({ userId, onSignedOut: () => undefined }), [userId]);
  const leave = useCallback(() => {
    leaveTab(queryClient, reason).catch(console.error);
  }, [queryClient, reason]);
  useOtherTabs({ api, onSignedIn, onOtherUser: leave });
  useLastMoment(leave);
  useTitle(`${words.signInTitle} · ${NAME}`);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // A page that Back restored is covered until its session is checked. Nothing of the person is left on it by now.
    uncoverTab();
    // The field that had the focus is gone.
    heading.current?.focus();
  }, []);

  const { state, pending, form } = useApiForm(async (data) => {
    const body = {
      email: textField(data, "email"),
      password: textField(data, "password"),
      remember: data.get("remember") === "on",
    };
    const { user } = await api("/api/auth/login", answers.signedIn, { method: "POST", body });
    if (user.id === userId) onSignedIn();
    else await leaveTabFor(queryClient, "/dashboard");
    return {};
  });

  return (
    <main id="content" tabIndex={-1} className="flex-1">
      <PublicFrame title={words.signInTitle} lead={reasons[reason]} headingRef={heading}>
        <form {...form} className="grid gap-5">
          <Alert tone="info">{words.kept}</Alert>
          <FormMessage state={state} />
          <EmailField label={signIn.email} autoComplete="username" state={state} />
          <PasswordField label={signIn.password} name="password" autoComplete="current-password" state={state} />
          <Checkbox label={signIn.remember} name="remember" value="on" />
          <SubmitButton pending={pending || loading} pendingLabel={signIn.submitting}>
            {signIn.submit}
          </SubmitButton>
          <Button variant="secondary" onClick={leave}>
            {words.leave}
          </Button>
          <p className="text-center">
            <a href="/login" target="_blank" rel="noopener">
              {words.anotherWay}
            </a>
          </p>
        </form>
      </PublicFrame>
    </main>
  );
}

type OtherTabs = { api: ApiClient; onSignedIn: () => void; onOtherUser: () => void };

// A person who signed in in another tab need not do it here too. A tab's message is a hint, so the server is asked.
function useOtherTabs({ api, onSignedIn, onOtherUser }: OtherTabs): void {
  useEffect(() => {
    let stopped = false;
    const ask = async () => {
      try {
        await api("/api/me", answers.me);
        if (!stopped) onSignedIn();
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        if (error.code === "user_mismatch" && !stopped) onOtherUser();
      }
    };
    const look = () => {
      ask().catch(console.error);
    };
    const stopListening = listenToTabs((message) => {
      if (message.type === "opened") look();
    });
    addEventListener("focus", look);
    return () => {
      stopped = true;
      stopListening();
      removeEventListener("focus", look);
    };
  }, [api, onSignedIn, onOtherUser]);
}

// Looks at the clock again and again, because timers stop while a computer sleeps.
function useLastMoment(leave: () => void): void {
  useEffect(() => {
    const last = Date.now() + KEPT_FOR_MS;
    const timer = setInterval(() => {
      if (Date.now() >= last) leave();
    }, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [leave]);
}
