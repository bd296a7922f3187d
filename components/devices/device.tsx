"use client";

import { useMutation } from "@tanstack/react-query";
import { useId, useState } from "react";
import { isCancelled, useReauthentication } from "@/components/session/reauthentication";
import { SignOutDialog, useEndDevices, FilledText } from "aurora-session/react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Timestamp } from "@/components/ui/timestamp";
import { useWords } from "@/components/words/words-provider";
import { deviceText, fill, type PublicSession } from "aurora-session/shared";
import { isolated } from "@/lib/text/isolated-text";
import { methodText } from "@/lib/devices/method-text";

type DeviceProps = {
  session: PublicSession;
  /** Called once the server has confirmed, with words that say so. */
  onEnded: (words: string) => void;
};

/** One device that holds a session: its name, address, first and last use, and the button that ends it. */
export function Device({ session, onEnded }: DeviceProps) {
  const nameId = useId();
  const { aurora, common } = useWords();
  const { device, createdAt, lastActiveAt, method, current } = session;
  return (
    <li className="grid gap-x-6 gap-y-3 py-4 sm:grid-cols-[1fr_auto] sm:items-center">
      <div className="min-w-0">
        <p id={nameId} className="font-medium break-words">
          <bdi>{deviceText(aurora.devices.names, device.name)}</bdi>
          {current && <span className="ml-2 text-small font-normal text-success">{aurora.devices.thisDevice}</span>}
        </p>
        <p className="text-small text-ink-soft">
          {device.address ?? aurora.devices.unknownAddress} · {methodText(common.methods, method)}
        </p>
        <p className="text-small text-ink-soft">
          <FilledText
            text={aurora.devices.seen}
            values={{ first: <Timestamp value={createdAt} />, last: <Timestamp value={lastActiveAt} /> }}
          />
        </p>
      </div>
      {current ? (
        <EndThis describedBy={nameId} />
      ) : (
        <EndOther session={session} describedBy={nameId} onEnded={onEnded} />
      )}
    </li>
  );
}

function EndThis({ describedBy }: { describedBy: string }) {
  const words = useWords().aurora.devices;
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="secondary" aria-describedby={describedBy} onClick={() => setOpen(true)}>
        {words.signOut}
      </Button>
      <SignOutDialog open={open} onCancel={() => setOpen(false)} />
    </>
  );
}

function EndOther({ session, describedBy, onEnded }: DeviceProps & { describedBy: string }) {
  const { end } = useEndDevices();
  const words = useWords().aurora.devices;
  const device = isolated(deviceText(words.names, session.device.name));
  const withReauthentication = useReauthentication();
  const ending = useMutation({
    meta: { doing: fill(words.doing, { device }) },
    mutationFn: () => withReauthentication(() => end(session.id)),
    onSuccess: () => onEnded(fill(words.done, { device })),
  });
  return (
    <>
      <Button
        variant="secondary"
        aria-describedby={describedBy}
        aria-disabled={ending.isPending}
        onClick={() => !ending.isPending && ending.mutate()}
      >
        {ending.isPending ? words.signingOut : words.signOut}
      </Button>
      {ending.isError && !isCancelled(ending.error) && (
        <Alert tone="danger" title={words.failed} className="sm:col-span-2">
          {ending.error.message}
        </Alert>
      )}
    </>
  );
}
