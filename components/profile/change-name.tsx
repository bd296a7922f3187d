"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { flushSync } from "react-dom";
import { FormMessage } from "@/components/forms/form-message";
import { useApiForm } from "@/components/forms/use-api-form";
import { Card } from "@/components/ui/card";
import { TextField } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { useWords } from "@/components/words/words-provider";
import { textField } from "@/lib/forms/form-state";
import { profileAnswer } from "@/lib/profile/profile-answer";
import { useTab } from "aurora-session/react";

/** Changes the person's name, or takes it away. The page's header and what other pages read follow. */
export function ChangeName({ initial }: { initial: string | null }) {
  const { api, sessionId } = useTab();
  const words = useWords().profile;
  const router = useRouter();
  const queryClient = useQueryClient();
  const [name, setName] = useState(initial);
  const { state, pending, form } = useApiForm(async (data) => {
    const body = { name: textField(data, "name") };
    const saved = await api("/api/account/profile", profileAnswer, { method: "PATCH", body });
    // The form goes back to its default value when it is done, so the new one has to be there by then.
    flushSync(() => setName(saved.name));
    await queryClient.invalidateQueries({ queryKey: [sessionId] });
    router.refresh();
    return { done: saved.name === null ? words.nameRemoved : words.nameSaved };
  });
  return (
    <Card title={words.you} description={words.youDetail}>
      <form {...form} className="grid max-w-form gap-5">
        <FormMessage state={state} />
        <TextField
          label={words.name}
          name="name"
          autoComplete="name"
          defaultValue={name ?? ""}
          state={state}
          hint={words.nameHint}
        />
        <SubmitButton pending={pending} className="justify-self-start" pendingLabel={words.saving}>
          {words.saveName}
        </SubmitButton>
      </form>
    </Card>
  );
}
