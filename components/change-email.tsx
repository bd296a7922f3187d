"use client";

import { FormMessage } from "@/components/form-message";
import { useFreshly } from "@/components/reauthentication";
import { useTab } from "@/components/tab-guard";
import { Card } from "@/components/ui/card";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { useApiForm } from "@/components/use-api-form";
import { mailedSchema } from "@/lib/api-schemas";
import { textField } from "@/lib/form-state";

/** Asks for another e-mail address; it is changed once the new mailbox has confirmed. */
export function ChangeEmail({ email }: { email: string }) {
  const { api } = useTab();
  const freshly = useFreshly();
  const { state, pending, form } = useApiForm(async (data) => {
    const wanted = textField(data, "email");
    await freshly(() => api("/api/account/email", mailedSchema, { method: "POST", body: { email: wanted } }));
    return { done: `We sent a link to ${wanted.trim()}. Your email changes once you have opened it and confirmed.` };
  });
  return (
    <Card
      title="Email"
      description={
        <>
          Now <span className="break-words text-ink">{email}</span>. Changing it signs out every other device.
        </>
      }
    >
      <form {...form} className="grid max-w-form gap-5">
        <FormMessage state={state} />
        <TextField
          label="New email"
          name="email"
          type="email"
          autoComplete="email"
          autoCapitalize="none"
          spellCheck={false}
          required
          error={state.fieldErrors?.["email"]}
        />
        <SubmitButton pending={pending} className="justify-self-start" pendingLabel="Sending…">
          Change email
        </SubmitButton>
      </form>
    </Card>
  );
}
