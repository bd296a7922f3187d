"use client";

import { useMutation } from "@tanstack/react-query";
import { useId } from "react";
import { isCancelled, useReauthentication } from "@/components/session/reauthentication";
import { useEndDevices, FilledText } from "aurora-session/react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Timestamp } from "@/components/ui/timestamp";
import { useWords } from "@/components/words/words-provider";
import { isolated } from "@/lib/text/isolated-text";
import { methodText } from "@/lib/devices/method-text";
import { fill, type PublicSession } from "aurora-session/shared";

type ConnectedAppProps = {
  session: PublicSession;
  /** Called once the server has confirmed, with words that say so. */
  onEnded: (words: string) => void;
};

/** An app that uses the API for the person: its name, its last use, and the button that disconnects it. */
export function ConnectedApp({ session, onEnded }: ConnectedAppProps) {
  const nameId = useId();
  const { id, device, createdAt, lastActiveAt, method } = session;
  const { end } = useEndDevices();
  const { apps: words, common } = useWords();
  const withReauthentication = useReauthentication();
  const ending = useMutation({
    meta: { doing: fill(words.doing, { app: isolated(device.name) }) },
    mutationFn: () => withReauthentication(() => end(id)),
    onSuccess: () => onEnded(fill(words.done, { app: isolated(device.name) })),
  });
  return (
    <li className="grid gap-x-6 gap-y-3 py-4 sm:grid-cols-[1fr_auto] sm:items-center">
      <div className="min-w-0">
        <p id={nameId} className="font-medium break-words">
          <bdi>{device.name}</bdi>
        </p>
        <p className="text-small text-ink-soft">
          {[device.address, methodText(common.methods, method)].filter((word) => word !== null).join(" · ")}
        </p>
        <p className="text-small text-ink-soft">
          <FilledText
            text={words.seen}
            values={{ first: <Timestamp value={createdAt} />, last: <Timestamp value={lastActiveAt} /> }}
          />
        </p>
      </div>
      <Button
        variant="secondary"
        aria-describedby={nameId}
        aria-disabled={ending.isPending}
        onClick={() => !ending.isPending && ending.mutate()}
      >
        {ending.isPending ? words.disconnecting : words.disconnect}
      </Button>
      {ending.isError && !isCancelled(ending.error) && (
        <Alert tone="danger" title={words.failed} className="sm:col-span-2">
          {ending.error.message}
        </Alert>
      )}
    </li>
  );
}
