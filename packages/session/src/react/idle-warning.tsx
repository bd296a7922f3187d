"use client";

import { useState } from "react";
import type { Deadline } from "../browser/session-deadline.ts";
import type { Me } from "../browser/session-query-options.ts";
import { hasUnsentInput } from "../browser/unsent-input.ts";
import { timeouts as english } from "../words/en/timeouts.ts";
import { FilledText } from "./filled-text.tsx";
import { useKeepsInput } from "./input-keeper.tsx";
import { Looks, type ClassNames, usePart } from "./looks.tsx";
import { usePieces } from "./pieces.tsx";
import { useSessionTimeout, type SessionTimeout } from "./use-session-timeout.ts";
import { useSignOut } from "./use-sign-out.ts";
import { useTitle } from "./use-title.ts";
import { useLanguage, useRoom } from "./words-provider.tsx";

export type SessionTimerProps = {
  /** What the server knows already; asked for if it is missing. */
  initial?: Me | undefined;
  classNames?: ClassNames;
};

/** Watches the end of this page's session, as {@link useSessionTimeout} does, and warns in the last minute. */
export function RunningTimer({ initial, classNames }: SessionTimerProps) {
  const { session, deadline, ...timeout } = useSessionTimeout(initial);
  if (deadline.phase === "far") return null;
  return (
    <Looks classNames={classNames}>
      <IdleWarning key={session?.expiresAt} deadline={deadline} {...timeout} />
    </Looks>
  );
}

type Near = { deadline: Exclude<Deadline, { phase: "far" }> };
type IdleWarningProps = Near & Pick<SessionTimeout, "stay" | "isStaying" | "error">;

/** Counts down the last minute of a session (WCAG 2.2 success criterion 2.2.1). At an idle end one press stays signed in. */
function IdleWarning({ deadline, stay, isStaying, error }: IdleWarningProps) {
  const words = useRoom("timeouts", english);
  const part = usePart();
  const signOut = useSignOut();
  const { Dialog, Actions, Button, Notice } = usePieces();
  const keepsInput = useKeepsInput();
  const [unsent] = useState(hasUnsentInput);
  const [dismissed, setDismissed] = useState(false);
  const canStay = deadline.end === "idle";
  const goOn = () => (canStay ? stay() : setDismissed(true));

  const title = canStay ? words.idleTitle : words.absoluteTitle;

  return (
    <Dialog
      open={!dismissed}
      onCancel={goOn}
      role="alertdialog"
      title={title}
      description={
        <>
          {!dismissed && <TabTitle>{title}</TabTitle>}
          <Countdown deadline={deadline} />
          {unsent && keepsInput && <p {...part("unsent")}>{words.unsent}</p>}
        </>
      }
    >
      {error !== null && (
        <Notice tone="danger" title={words.notTold}>
          {error.message}
        </Notice>
      )}
      <Actions>
        <Button variant="secondary" onClick={() => signOut().catch(console.error)}>
          {words.signOutNow}
        </Button>
        <Button data-autofocus="" aria-disabled={isStaying} onClick={goOn}>
          {canStay ? words.stay : words.goOn}
        </Button>
      </Actions>
    </Dialog>
  );
}

function TabTitle({ children }: { children: string }) {
  useTitle(`${children} · {page}`);
  return null;
}

function Countdown({ deadline: { phase, end, secondsLeft } }: Near) {
  const words = useRoom("timeouts", english);
  const part = usePart();
  const language = useLanguage();
  if (phase === "over") return <p>{words.checking}</p>;
  const seconds = new Intl.NumberFormat(language, { style: "unit", unit: "second", unitDisplay: "long" });
  const time = (
    <span role="timer" {...part("time")}>
      {seconds.format(secondsLeft)}
    </span>
  );
  return (
    <p>
      <FilledText text={end === "idle" ? words.idle : words.absolute} values={{ time }} />
    </p>
  );
}
