"use client";

import { useState } from "react";
import { FormMessage } from "@/components/forms/form-message";
import { useApiForm } from "@/components/forms/use-api-form";
import { useReauthentication } from "@/components/session/reauthentication";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { useWords } from "@/components/words/words-provider";
import { textField } from "@/lib/forms/form-state";
import { useNameDevice } from "aurora-session/react";
import { deviceText, fill, type PublicSession } from "aurora-session/shared";

type NameDeviceProps = { session: PublicSession; describedBy: string; say: (words: string) => void };

/** A button that lets the person give a device a name of their own. */
export function NameDevice({ session, describedBy, say }: NameDeviceProps) {
  const words = useWords().devices;
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button variant="quiet" aria-describedby={describedBy} onClick={() => setOpen(true)}>
        {session.device.ownName === null ? words.name : words.rename}
      </Button>
      <Dialog open={open} onCancel={close} title={words.nameTitle} description={words.nameDetail}>
        <NameForm
          session={session}
          onCancel={close}
          onNamed={() => {
            close();
            say(words.named);
          }}
        />
      </Dialog>
    </>
  );
}

type NameFormProps = { session: PublicSession; onCancel: () => void; onNamed: () => void };

function NameForm({ session: { id, device }, onCancel, onNamed }: NameFormProps) {
  const { aurora, common, devices: words } = useWords();
  const nameDevice = useNameDevice();
  const withReauthentication = useReauthentication();
  const { state, pending, form } = useApiForm(async (data) => {
    await withReauthentication(() => nameDevice(id, textField(data, "name")));
    onNamed();
    return {};
  });
  return (
    <form {...form} className="grid gap-5">
      <FormMessage state={state} />
      <TextField
        label={words.ownName}
        hint={fill(words.ownNameHint, { device: deviceText(aurora.devices.names, device.name) })}
        name="name"
        autoComplete="off"
        maxLength={60}
        defaultValue={device.ownName ?? ""}
        data-autofocus=""
        state={state}
      />
      <DialogActions>
        <Button variant="secondary" onClick={onCancel}>
          {common.cancel}
        </Button>
        <SubmitButton pending={pending} pendingLabel={words.savingName}>
          {words.saveName}
        </SubmitButton>
      </DialogActions>
    </form>
  );
}
