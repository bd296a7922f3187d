"use client";

import { useMutation } from "@tanstack/react-query";
import { useCallback, useId, useState, type ReactNode } from "react";
import type { z } from "zod";
import { pageLocale } from "../browser/page-locale.ts";
import { addressText, deviceTitle, otherDevicesText } from "../shared/device-text.ts";
import { fill } from "../shared/fill.ts";
import type { PublicSession, sessionsSchema } from "../shared/schemas.ts";
import { FilledText } from "./filled-text.tsx";
import { Looks, usePart, type ClassNames } from "./looks.tsx";
import { usePieces } from "./pieces.tsx";
import { SignOutControl } from "./sign-out-control.tsx";
import { useDevices, useEndDevices } from "./use-devices.ts";
import { useHydrated } from "./use-hydrated.ts";
import { useSteadyRows, type SteadyRow } from "./use-steady-rows.ts";
import { useLanguage, useWords } from "./words-provider.tsx";

/** Runs an ending. The server may refuse it until the person has signed in anew: a host may ask for that here, and go on. */
type Run = <Answer>(end: () => Promise<Answer>) => Promise<Answer>;

type DevicesProps = {
  /** What the server knows already; asked for if it is missing. */
  initial?: z.infer<typeof sessionsSchema>;
  run?: Run;
  classNames?: ClassNames;
};

const once: Run = (end) => end();

/**
 * Every device and app that holds a session, with the way to end each, which asks first. One that is over keeps its place
 * as long as the page is open, so that no other comes under the pointer.
 */
export function Devices({ initial, run = once, classNames }: DevicesProps) {
  const { isKnown, ...sessions } = useDevices(initial);
  const [said, setSaid] = useState("");
  return (
    <Looks classNames={classNames}>
      {isKnown && <Lists {...sessions} said={said} ending={{ run, onEnded: setSaid }} />}
    </Looks>
  );
}

type Ending = { readonly run: Run; readonly onEnded: (words: string) => void };
type ListsProps = Record<"current" | "others" | "apps", readonly PublicSession[]> & { said: string; ending: Ending };

function Lists({ current, others, apps, said, ending }: ListsProps) {
  const { devices: words, receipt } = useWords();
  const part = usePart();
  const rows = { current: useSteadyRows(current), others: useSteadyRows(others), apps: useSteadyRows(apps) };
  return (
    <div {...part("devices")}>
      <p role="status">{said}</p>
      <List title={words.thisDevice} rows={rows.current} ending={ending} />
      <List title={words.others} rows={rows.others} ending={ending}>
        {others.length === 0 ? <p>{words.none}</p> : <EndOthers {...ending} />}
      </List>
      {rows.apps.length > 0 && <List title={receipt.apps} rows={rows.apps} ending={ending} />}
    </div>
  );
}

type ListProps = { title: string; rows: readonly SteadyRow<PublicSession>[]; ending: Ending; children?: ReactNode };

function List({ title, rows, ending, children }: ListProps) {
  const part = usePart();
  return (
    <section>
      <h2 {...part("title")}>{title}</h2>
      {children}
      <ul {...part("device-list")}>
        {rows.map(({ row, isOver }) => (
          <Device key={row.id} session={row} isOver={isOver} ending={ending} />
        ))}
      </ul>
    </section>
  );
}

type DeviceProps = { session: PublicSession; isOver: boolean; ending: Ending };

function Device({ session, isOver, ending }: DeviceProps) {
  const { device, createdAt, lastActiveAt } = session;
  const words = useWords().devices;
  const part = usePart();
  const nameId = useId();
  return (
    <li {...part("device")}>
      <p id={nameId} {...part("device-name")}>
        <bdi>{deviceTitle(words.names, session)}</bdi>
      </p>
      <p {...part("device-facts")}>
        {addressText(words, device.address)} ·{" "}
        <FilledText
          text={words.seen}
          values={{ first: <Moment value={createdAt} />, last: <Moment value={lastActiveAt} /> }}
        />
      </p>
      {session.current ? (
        <SignOutControl />
      ) : (
        <EndDevice session={session} isOver={isOver} describedBy={nameId} {...ending} />
      )}
    </li>
  );
}

type EndDeviceProps = Omit<DeviceProps, "ending"> & Ending & { describedBy: string };

function EndDevice({ session, isOver, describedBy, run, onEnded }: EndDeviceProps) {
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

function EndOthers({ run, onEnded }: Ending) {
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
  const ending = useMutation({ meta: { doing }, mutationFn: end, onSuccess: onEnded });

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

// The server does not know the person's time zone: it writes UTC.
function Moment({ value }: { value: string }) {
  const language = useLanguage();
  if (!useHydrated()) return <time dateTime={value}>{`${value.slice(0, 16)}Z`}</time>;
  const format = new Intl.DateTimeFormat(pageLocale(language), { dateStyle: "medium", timeStyle: "short" });
  return <time dateTime={value}>{format.format(new Date(value))}</time>;
}
