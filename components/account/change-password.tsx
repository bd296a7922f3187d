"use client";

import { useQueryClient } from "@tanstack/react-query";
import { FormMessage } from "@/components/forms/form-message";
import { useReauthentication } from "@/components/session/reauthentication";
import { useTab } from "aurora-session/react";
import { Card } from "@/components/ui/card";
import { PasswordField } from "@/components/forms/password-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { useApiForm } from "@/components/forms/use-api-form";
import { useLanguage, useWords } from "@/components/words/words-provider";
import { answers } from "@/lib/answers";
import { ApiError } from "aurora-session/browser";
import { textField } from "@/lib/forms/form-state";
import { endedShape } from "aurora-session/browser";
import { otherDevicesText, fill } from "aurora-session/shared";

type ChangePasswordProps = {
  /** Tells password managers to whom the password belongs. */
  email: string;
  hasPassword: boolean;
  /** Set while every other page is closed to the person. The page then reloads after the change. */
  required: boolean;
};

/** Changes the password, or sets the first one. Other devices are signed out by it. */
export function ChangePassword({ email, hasPassword, required }: ChangePasswordProps) {
  const { api, sessionId } = useTab();
  const withReauthentication = useReauthentication();
  const { security: words, aurora, confirmation } = useWords();
  const language = useLanguage();
  const queryClient = useQueryClient();
  const { state, pending, form } = useApiForm(async (data) => {
    const newPassword = textField(data, "newPassword");
    const currentPassword = hasPassword ? textField(data, "currentPassword") : undefined;
    const body = { currentPassword, newPassword };
    const change = () => api("/api/account/password", endedShape, { method: "POST", body });
    // The current password that this form asks for makes the session fresh too, so that nobody is asked for it twice.
    const confirmAndChange = async () => {
      const proof = { password: body.currentPassword ?? "" };
      await api("/api/auth/reauthenticate", answers.reauthenticated, { method: "POST", body: proof });
      return change();
    };
    try {
      const { ended } = await (hasPassword
        ? change().catch(insteadIfStale(confirmAndChange))
        : withReauthentication(change));
      if (required) location.assign("/dashboard");
      await queryClient.invalidateQueries({ queryKey: [sessionId] });
      return { done: fill(words.passwordChanged, { others: otherDevicesText(language, aurora.devices.ended, ended) }) };
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== "invalid_credentials") throw error;
      return { fieldErrors: { currentPassword: confirmation.wrongPassword } };
    }
  });
  return (
    <Card title={hasPassword ? words.password : words.setPasswordTitle} description={words.signsOutOthers}>
      <form {...form} className="grid max-w-form gap-5">
        <FormMessage state={state} />
        <input type="text" name="username" autoComplete="username" defaultValue={email} readOnly hidden />
        {hasPassword && (
          <PasswordField
            label={words.currentPassword}
            name="currentPassword"
            autoComplete="current-password"
            state={state}
          />
        )}
        <PasswordField
          label={words.newPassword}
          name="newPassword"
          autoComplete="new-password"
          hint={words.newPasswordHint}
          state={state}
        />
        <SubmitButton pending={pending} className="justify-self-start" pendingLabel={words.changing}>
          {hasPassword ? words.changePassword : words.setPassword}
        </SubmitButton>
      </form>
    </Card>
  );
}

function insteadIfStale<Answer>(run: () => Promise<Answer>): (error: unknown) => Promise<Answer> {
  return async (error) => {
    if (!(error instanceof ApiError) || error.code !== "reauthentication_required" || error.issues.length > 0)
      throw error;
    return run();
  };
}
