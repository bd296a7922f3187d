"use client";

import { useQuery } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { endedShape, noContentShape } from "../browser/answer-shapes.ts";
import { sessionsOptions } from "../browser/session-query-options.ts";
import type { Ended, PublicSession, Sessions } from "../shared/schemas.ts";
import { useClient } from "./use-client.ts";
import { useTab } from "./tab-guard.tsx";
import { useSignOut } from "./use-sign-out.ts";

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
  const queryClient = useClient();
  const signOut = useSignOut();
  return useMemo(
    () => ({
      end: async (id) => {
        const ended = await tab.api(`/api/auth/sessions/${id}`, endedShape, { method: "DELETE" });
        queryClient.setQueryData(
          sessionsOptions(tab.api, tab).queryKey,
          (known) => known && { sessions: known.sessions.filter((each) => each.id !== id) },
        );
        return ended;
      },
      endOthers: async () => {
        const ended = await tab.api("/api/auth/sessions?scope=others", endedShape, { method: "DELETE" });
        queryClient.invalidateQueries({ queryKey: [tab.sessionId] }).catch(console.error);
        return ended;
      },
      endAll: () => signOut("all"),
    }),
    [tab, queryClient, signOut],
  );
}

/**
 * Returns the function that gives a device of this page's person a name of its own, or takes it away (null). It throws
 * `ApiError`; another device than this one may need a fresh sign-in.
 */
export function useNameDevice(): (id: string, name: string | null) => Promise<void> {
  const tab = useTab();
  const queryClient = useClient();
  return useCallback(
    async (id, name) => {
      await tab.api(`/api/auth/sessions/${id}`, noContentShape, { method: "PATCH", body: { name } });
      await queryClient.invalidateQueries({ queryKey: [tab.sessionId] });
    },
    [tab, queryClient],
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
  const options = { ...sessionsOptions(tab.api, tab), ...(initial !== undefined && { initialData: initial }) };
  const { data } = useQuery(options, useClient());
  // The same arrays until the list changes: `useSteadyRows` compares them.
  const lists = useMemo(() => {
    const sessions = data?.sessions ?? [];
    return {
      current: sessions.filter(({ current }) => current),
      others: sessions.filter(({ kind, current }) => kind === "browser" && !current),
      apps: sessions.filter(({ kind }) => kind === "client"),
    };
  }, [data]);
  return { isKnown: data !== undefined, ...lists, ...endings };
}
