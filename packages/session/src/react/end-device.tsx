"use client";

import { useMutation } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { deviceTitle, otherDevicesText } from "../shared/device-text.ts";
import { fill } from "../shared/fill.ts";
import type { PublicSession } from "../shared/schemas.ts";
import { usePart } from "./looks.tsx";
import { useClient } from "./use-client.ts";
import { usePieces } from "./pieces.tsx";
import { useEndDevices } from "./use-devices.ts";
import { useWords } from "./english-words.tsx";
import { useLanguage } from "./words-provider.tsx";

/** Runs an ending. The server may refuse it until the person has signed in anew: a host may ask for that here, and go on. */
export type Run = <Answer>(end: () => Promise<Answer>) => Promise<Answer>;

/** How an ending is run, and who is told in words what was done. */
export type Ending = { readonly run: Run; readonly onEnded: (words: string) => void };

type EndDeviceProps = Ending & { session: PublicSession; isOver: boolean; describedBy: string };

/** The button that ends another device or an app; once it is over, words in its place. */
export function EndDevice({ session, isOver, describedBy, run, onEnded }: EndDeviceProps) {
  const words = useWords().devices;
  const part = usePart();
  const { end } = useEndDevices();
  const [isEndedHere, setEndedHere] = useState(false);
  const device = deviceTitle(words.names, session);
  const isApp = session.kind === "client";
  // The button is gone: the focus goes to what stands in its place.
  const focus = useCallback((note: HTMLElement | null) => note?.focus(), []);
  if (isOver)
    return (
      <p ref={isEndedHere ? focus : undefined} tabIndex={-1} {...part("device-over")}>
        {isApp ? words.disconnected : words.signedOut}
      </p>
    );
  return (
    <EndButton
      label={isApp ? words.disconnect : words.signOut}
      describedBy={describedBy}
      question={isApp ? fill(words.disconnectTitle, { app: device }) : fill(words.endTitle, { device })}
      detail={words.endDetail}
      doing={fill(words.doing, { device })}
      failed={words.failed}
      end={() => run(() => end(session.id))}
      onEnded={() => {
        setEndedHere(true);
        onEnded(fill(words.done, { device }));
      }}
    />
  );
}

/** The button that ends all other devices. */
export function EndOthers({ run, onEnded }: Ending) {
  const words = useWords().devices;
  const language = useLanguage();
  const { endOthers } = useEndDevices();
  return (
    <EndButton
      label={words.signOutOthers}
      question={words.othersTitle}
      detail={words.appsToo}
      doing={words.signingOutOthers}
      failed={words.othersFailed}
      end={() => run(endOthers)}
      onEnded={({ ended }) => onEnded(otherDevicesText(language, words.ended, ended))}
    />
  );
}

type EndButtonProps<Answer> = {
  label: string;
  describedBy?: string;
  /** What is asked first, and what the person should know. */
  question: string;
  detail: string;
  /** What is being done, for the question before a sign-out. */
  doing: string;
  failed: string;
  end: () => Promise<Answer>;
  onEnded: (answer: Answer) => void;
};

function EndButton<Answer>({
  label,
  describedBy,
  question,
  detail,
  doing,
  failed,
  end,
  onEnded,
}: EndButtonProps<Answer>) {
  const { devices: words, leaving } = useWords();
  const { Actions, Button, Dialog, Notice } = usePieces();
  const [asking, setAsking] = useState(false);
  const ending = useMutation({ meta: { doing }, mutationFn: end, onSuccess: onEnded }, useClient());

  function confirm() {
    setAsking(false);
    ending.mutate();
  }

  return (
    <>
      <Button
        variant="secondary"
        aria-describedby={describedBy}
        aria-disabled={ending.isPending}
        onClick={() => !ending.isPending && setAsking(true)}
      >
        {ending.isPending ? words.signingOut : label}
      </Button>
      <Dialog open={asking} onCancel={() => setAsking(false)} role="alertdialog" title={question} description={detail}>
        <Actions>
          <Button variant="secondary" data-autofocus="" onClick={() => setAsking(false)}>
            {leaving.cancel}
          </Button>
          <Button onClick={confirm}>{label}</Button>
        </Actions>
      </Dialog>
      {ending.isError && (
        <Notice tone="danger" title={failed}>
          {ending.error.message}
        </Notice>
      )}
    </>
  );
}
