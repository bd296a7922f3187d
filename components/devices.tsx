"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { z } from "zod";
import { ConnectApp } from "@/components/connect-app";
import { ConnectedApp } from "@/components/connected-app";
import { ConnectionNotice } from "@/components/connection-notice";
import { Device } from "@/components/device";
import { isCancelled, useFreshly } from "@/components/reauthentication";
import { useTab } from "@/components/tab-guard";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { endedSchema, type sessionsSchema } from "@/lib/api-schemas";
import { sessionsOptions } from "@/lib/browser/session-query-options";
import { otherDevicesWords } from "@/lib/other-devices-words";

type Sessions = z.infer<typeof sessionsSchema>;

/** Every device that holds a session, with the way to end each. A device leaves the list only after the server said so. */
export function Devices({ initial }: { initial: Sessions }) {
  const tab = useTab();
  const { data } = useQuery({ ...sessionsOptions(tab.api, tab), initialData: initial });
  const [said, setSaid] = useState("");
  const current = data.sessions.filter((session) => session.current);
  const others = data.sessions.filter(({ kind, current: isThis }) => kind === "browser" && !isThis);
  const apps = data.sessions.filter(({ kind }) => kind === "client");
  return (
    <div className="grid gap-6">
      <ConnectionNotice />
      <p role="status" className="sr-only">
        {said}
      </p>
      <Card title="This device">
        <ul className="-my-4">
          {current.map((session) => (
            <Device key={session.id} session={session} onEnded={setSaid} />
          ))}
        </ul>
      </Card>
      <Card title="Other devices">
        {others.length === 0 ? (
          <EmptyState title="No other device">You are signed in here only.</EmptyState>
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
      <Card title="Connected apps">
        <div className="grid gap-5">
          {apps.length === 0 ? (
            <EmptyState title="No connected app">Nothing but a browser uses your account.</EmptyState>
          ) : (
            <ul className="-my-4 divide-y divide-line">
              {apps.map((session) => (
                <ConnectedApp key={session.id} session={session} onEnded={setSaid} />
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
  const tab = useTab();
  const freshly = useFreshly();
  const queryClient = useQueryClient();
  const ending = useMutation({
    meta: { doing: "Signing out other devices" },
    mutationFn: () => freshly(() => tab.api("/api/auth/sessions?scope=others", endedSchema, { method: "DELETE" })),
    onSuccess: async ({ ended }) => {
      onEnded(otherDevicesWords(ended));
      await queryClient.invalidateQueries({ queryKey: [tab.sessionId] });
    },
  });
  return (
    <div className="grid justify-items-start gap-4 border-t border-line pt-5">
      {ending.isError && !isCancelled(ending.error) && (
        <Alert tone="danger" title="The other devices are still signed in">
          {ending.error.message}
        </Alert>
      )}
      <p className="text-small text-ink-soft">Connected apps are disconnected too.</p>
      <Button variant="danger" aria-disabled={ending.isPending} onClick={() => !ending.isPending && ending.mutate()}>
        {ending.isPending ? "Signing out…" : "Sign out other devices"}
      </Button>
    </div>
  );
}
