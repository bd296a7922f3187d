"use client";

import { useCallback, useState } from "react";
import { ConnectApp } from "@/components/devices/connect-app";
import { ConnectionNotice, useDevices, useEndDevices, useHydrated, useSteadyRows } from "aurora-session/react";
import { DeviceList } from "@/components/devices/device-list";
import { ConfirmedButton } from "@/components/session/confirmed-button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { useToast } from "@/components/ui/toast";
import { useLanguage, useWords } from "@/components/words/words-provider";
import { fillCount, otherDevicesText, type PublicSession, type Sessions } from "aurora-session/shared";

type DevicesProps = {
  initial: Sessions;
  /** When the server read them, in milliseconds since 1970. */
  readAt: number;
};

/**
 * Every device that holds a session, with the way to end each. A row keeps its place as long as the page is open, so that no
 * other comes under the pointer: what is over says so there.
 */
export function Devices({ initial, readAt }: DevicesProps) {
  const { apps: words, aurora } = useWords();
  const { current, others, apps } = useDevices(initial);
  const { toast, say } = useToast();
  const list = { readAt, say };
  const appRows = useSteadyRows(apps);
  return (
    <div className="grid gap-6">
      <ConnectionNotice />
      <Card title={aurora.devices.thisDevice}>
        <DeviceList rows={useSteadyRows(current)} {...list} />
      </Card>
      <OtherDevices others={others} {...list} />
      <Card title={words.title}>
        <div className="grid gap-5">
          {appRows.length === 0 ? (
            <EmptyState title={words.noneTitle}>{words.none}</EmptyState>
          ) : (
            <DeviceList rows={appRows} {...list} />
          )}
          <ConnectApp />
        </div>
      </Card>
      {toast}
    </div>
  );
}

type OtherDevicesProps = { others: readonly PublicSession[]; readAt: number; say: (words: string) => void };

function OtherDevices({ others, readAt, say }: OtherDevicesProps) {
  const { devices: words, aurora } = useWords();
  const language = useLanguage();
  const rows = useSteadyRows(others);
  const isNone = others.length === 0;
  return (
    <Card title={aurora.devices.others} description={!isNone && fillCount(language, words.counted, others.length)}>
      {rows.length === 0 ? (
        <EmptyState title={words.noneTitle}>{aurora.devices.none}</EmptyState>
      ) : (
        <div className="grid gap-5">
          <EndOthers count={others.length} say={say} />
          <DeviceList rows={rows} readAt={readAt} say={say} />
        </div>
      )}
    </Card>
  );
}

function EndOthers({ count, say }: { count: number; say: (words: string) => void }) {
  const { endOthers } = useEndDevices();
  const words = useWords().aurora.devices;
  const language = useLanguage();
  const [isEndedHere, setEndedHere] = useState(false);
  const hydrated = useHydrated();
  const focus = useCallback((note: HTMLElement | null) => note?.focus({ preventScroll: true }), []);
  if (count === 0)
    return (
      <p ref={isEndedHere ? focus : undefined} tabIndex={-1} className="flex min-h-11 items-center">
        {words.none}
      </p>
    );
  return (
    <div className={`flex flex-wrap gap-4 ${hydrated ? "" : "invisible"}`}>
      <ConfirmedButton
        variant="danger"
        label={words.signOutOthers}
        pendingLabel={words.signingOut}
        question={{ title: words.othersTitle, description: words.appsToo }}
        doing={words.signingOutOthers}
        act={endOthers}
        onDone={({ ended }) => {
          say(otherDevicesText(language, words.ended, ended));
          setEndedHere(true);
        }}
        failed={words.othersFailed}
        failedClassName="basis-full"
      />
    </div>
  );
}
