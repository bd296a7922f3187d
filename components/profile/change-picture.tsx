"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { FormMessage } from "@/components/forms/form-message";
import { useApiForm } from "@/components/forms/use-api-form";
import { shrinkPicture } from "@/components/profile/shrink-picture";
import { Card } from "@/components/ui/card";
import { TextField } from "@/components/ui/field";
import { Portrait } from "@/components/ui/portrait";
import { SubmitButton } from "@/components/ui/submit-button";
import { useWords } from "@/components/words/words-provider";
import type { FormState } from "@/lib/forms/form-state";
import { pictureAnswer } from "@/lib/profile/profile-answer";
import { browserWords } from "@/lib/words/browser-words";
import { useTab } from "aurora-session/react";

const PATH = "/api/account/picture";

/** Sets the picture that stands for the person in the header, or takes it away. */
export function ChangePicture({ picture, initials }: { picture: string | null; initials: string }) {
  const { api, sessionId } = useTab();
  const words = useWords().profile;
  const router = useRouter();
  const queryClient = useQueryClient();
  const chooser = useRef<HTMLInputElement>(null);
  const [last, setLast] = useState<"save" | "remove">("save");

  async function show(done: string): Promise<FormState> {
    await queryClient.invalidateQueries({ queryKey: [sessionId] });
    router.refresh();
    return { done };
  }

  const save = useApiForm(async (data) => {
    setLast("save");
    const file = data.get("picture");
    if (!(file instanceof File) || file.size === 0) return refused(words.pictureMissing);
    const small = await shrinkPicture(file).catch(() => null);
    if (small === null) return refused(words.pictureUnreadable);
    await api(PATH, pictureAnswer, { method: "PUT", body: { picture: small } });
    return show(words.pictureSaved);
  });
  const remove = useApiForm(async () => {
    setLast("remove");
    await api(PATH, pictureAnswer, { method: "DELETE" });
    // The button goes with the picture.
    chooser.current?.focus();
    return show(words.pictureRemoved);
  });

  return (
    <Card title={words.picture} description={words.pictureDetail}>
      <div className="grid max-w-form gap-5">
        <form {...save.form} className="grid gap-5">
          <FormMessage state={last === "save" ? save.state : remove.state} />
          <div className="grid grid-cols-[auto_1fr] items-start gap-4">
            <Portrait picture={picture} initials={initials} />
            <TextField
              ref={chooser}
              label={words.choosePicture}
              name="picture"
              type="file"
              accept="image/png,image/jpeg,image/webp"
              state={save.state}
              hint={words.pictureHint}
            />
          </div>
          <SubmitButton pending={save.pending} className="justify-self-start" pendingLabel={words.saving}>
            {words.savePicture}
          </SubmitButton>
        </form>
        {picture !== null && (
          <form {...remove.form}>
            <SubmitButton variant="secondary" pending={remove.pending} pendingLabel={words.removingPicture}>
              {words.removePicture}
            </SubmitButton>
          </form>
        )}
      </div>
    </Card>
  );
}

function refused(why: string): FormState {
  return { message: browserWords().checkFields, fieldErrors: { picture: why } };
}
