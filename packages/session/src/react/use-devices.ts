"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import type { z } from "zod";
import { sessionsOptions } from "../browser/session-query-options.ts";
import { endedSchema, type PublicSession, type sessionsSchema } from "../shared/schemas.ts";
import { useTab } from "./tab-guard.tsx";
import { useSignOut } from "./use-sign-out.ts";

type Sessions = z.infer<typeof sessionsSchema>;
type Ended = z.infer<typeof endedSchema>;

/** Ends sessions of this page's person. Each function throws `ApiError`; ending others may need a fresh sign-in. */
export type EndDevices = {
  /** Ends the session of another device, or disconnects an app. It leaves the list once the server has confirmed. */
  readonly end: (id: string) => Promise<Ended>;
  /** Ends every session but this one, and the apps that they had connected. */
  readonly endOthers: () => Promise<Ended>;
  /** Signs out here and everywhere else, as the sign-out button does. */
  readonly endAll: () => Promise<void>;
};

/** Returns the functions that end sessions of this page's person. */
export function useEndDevices(): EndDevices {
  const tab = useTab();
  const queryClient = useQueryClient();
  const signOut = useSignOut();
  return useMemo(
    () => ({
      end: async (id) => {
        const ended = await tab.api(`/api/auth/sessions/${id}`, endedSchema, { method: "DELETE" });
        queryClient.setQueryData(
          sessionsOptions(tab.api, tab).queryKey,
          (known) => known && { sessions: known.sessions.filter((each) => each.id !== id) },
        );
        return ended;
      },
      endOthers: async () => {
        const ended = await tab.api("/api/auth/sessions?scope=others", endedSchema, { method: "DELETE" });
        queryClient.invalidateQueries({ queryKey: [tab.sessionId] }).catch(console.error);
        return ended;
      },
      endAll: () => signOut("all"),
    }),
    [tab, queryClient, signOut],
  );
}

/** The devices and apps that hold a session of this page's person. */
export type DeviceList = {
  /** False until the server has told of them. */
  readonly isKnown: boolean;
  readonly current: readonly PublicSession[];
  readonly others: readonly PublicSession[];
  readonly apps: readonly PublicSession[];
};

/** Returns the devices and apps that hold a session of this page's person, kept fresh, and the functions that end them. */
export function useDevices(initial?: Sessions): DeviceList & EndDevices {
  const tab = useTab();
  const endings = useEndDevices();
  const { data } = useQuery({
    ...sessionsOptions(tab.api, tab),
    ...(initial !== undefined && { initialData: initial }),
  });
  const sessions = data?.sessions ?? [];
  return {
    isKnown: data !== undefined,
    current: sessions.filter(({ current }) => current),
    others: sessions.filter(({ kind, current }) => kind === "browser" && !current),
    apps: sessions.filter(({ kind }) => kind === "client"),
    ...endings,
  };
}
