"use client";

import type { Me } from "../browser/session-query-options.ts";
import { IdleWarning } from "./idle-warning.tsx";
import { Looks, type ClassNames } from "./looks.tsx";
import { useSessionTimeout } from "./use-session-timeout.ts";

type SessionTimerProps = {
  /** What the server knows already; asked for if it is missing. */
  initial?: Me | undefined;
  classNames?: ClassNames;
};

/** Watches the end of this page's session, as {@link useSessionTimeout} does, and warns in the last minute. */
export function SessionTimer({ initial, classNames }: SessionTimerProps) {
  const { session, deadline, ...timeout } = useSessionTimeout(initial);
  if (deadline.phase === "far") return null;
  return (
    <Looks classNames={classNames}>
      <IdleWarning key={session?.expiresAt} deadline={deadline} {...timeout} />
    </Looks>
  );
}
