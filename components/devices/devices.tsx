"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { z } from "zod";
import { ConnectApp } from "@/components/devices/connect-app";
import { ConnectionNotice, useDevices, useEndDevices } from "aurora-session/react";
import { Device } from "@/components/devices/device";
import { isCancelled, useReauthentication } from "@/components/session/reauthentication";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { useLanguage, useWords } from "@/components/words/words-provider";
import { type sessionsSchema, otherDevicesText } from "aurora-session/shared";

type Sessions = z.infer<typeof sessionsSchema>;

/** Every device that holds a session, with the way to end each. A device leaves the list once the server has confirmed. */
export function Devices({ initial }: { initial: Sessions }) {
  const { devices: words, apps: appWords, aurora } = useWords();
  const { current, others, apps } = useDevices(initial);
  const [said, setSaid] = useState("");
  return (
    <div className="grid gap-6">
      <ConnectionNotice />
      <p role="status" className="sr-only">
        {said}
      </p>
      <Card title={aurora.devices.thisDevice}>
        <ul className="-my-4">
          {current.map((session) => (
            <Device key={session.id} session={session} onEnded={setSaid} />
          ))}
        </ul>
      </Card>
      <Card title={aurora.devices.others}>
        {others.length === 0 ? (
          <EmptyState title={words.noneTitle}>{aurora.devices.none}</EmptyState>
        ) : (
          <div className="grid gap-5">
            <ul className="-my-4 divide-y divide-line">
              {others.map((session) => (
                <Device key={session.id} session={session} onEnded={setSaid} />
              ))}
            </ul>
            <EndOthers onEnded={setSaid} />
          </div>
        )}
      </Card>
      <Card title={appWords.title}>
        <div className="grid gap-5">
          {apps.length === 0 ? (
            <EmptyState title={appWords.noneTitle}>{appWords.none}</EmptyState>
          ) : (
            <ul className="-my-4 divide-y divide-line">
              {apps.map((session) => (
                <Device key={session.id} session={session} onEnded={setSaid} />
              ))}
            </ul>
          )}
          <ConnectApp />
        </div>
      </Card>
    </div>
  );
}

function EndOthers({ onEnded }: { onEnded: (words: string) => void }) {
  const { endOthers } = useEndDevices();
  const words = useWords().aurora.devices;
  const language = useLanguage();
  const withReauthentication = useReauthentication();
  const ending = useMutation({
    meta: { doing: words.signingOutOthers },
    mutationFn: () => withReauthentication(endOthers),
    onSuccess: ({ ended }) => onEnded(otherDevicesText(language, words.ended, ended)),
  });
  return (
    <div className="grid justify-items-start gap-4 border-t border-line pt-5">
      {ending.isError && !isCancelled(ending.error) && (
        <Alert tone="danger" title={words.othersFailed}>
          {ending.error.message}
        </Alert>
      )}
      <p className="text-small text-ink-soft">{words.appsToo}</p>
      <Button variant="danger" aria-disabled={ending.isPending} onClick={() => !ending.isPending && ending.mutate()}>
        {ending.isPending ? words.signingOut : words.signOutOthers}
      </Button>
    </div>
  );
}
