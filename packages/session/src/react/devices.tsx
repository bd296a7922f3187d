"use client";

import { useMutation } from "@tanstack/react-query";
import { useId, useState } from "react";
import type { z } from "zod";
import { deviceText, otherDevicesText } from "../shared/device-text.ts";
import { fill } from "../shared/fill.ts";
import type { PublicSession, sessionsSchema } from "../shared/schemas.ts";
import { FilledText } from "./filled-text.tsx";
import { Looks, usePart, type ClassNames } from "./looks.tsx";
import { usePieces } from "./pieces.tsx";
import { SignOutControl } from "./sign-out-control.tsx";
import { useDevices, useEndDevices } from "./use-devices.ts";
import { useHydrated } from "./use-hydrated.ts";
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

/** Every device and app that holds a session, with the way to end each. */
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
  return (
    <div {...part("devices")}>
      <p role="status">{said}</p>
      <List title={words.thisDevice} sessions={current} ending={ending} />
      <List title={words.others} sessions={others} ending={ending} />
      {others.length === 0 ? <p>{words.none}</p> : <EndOthers {...ending} />}
      {apps.length > 0 && <List title={receipt.apps} sessions={apps} ending={ending} />}
    </div>
  );
}

function List({ title, sessions, ending }: { title: string; sessions: readonly PublicSession[]; ending: Ending }) {
  const part = usePart();
  return (
    <section>
      <h2 {...part("title")}>{title}</h2>
      <ul {...part("device-list")}>
        {sessions.map((session) => (
          <Device key={session.id} session={session} ending={ending} />
        ))}
      </ul>
    </section>
  );
}

function Device({ session, ending: { run, onEnded } }: { session: PublicSession; ending: Ending }) {
  const { device, createdAt, lastActiveAt } = session;
  const words = useWords().devices;
  const part = usePart();
  const nameId = useId();
  const { end } = useEndDevices();
  const name = deviceText(words.names, device.name);
  return (
    <li {...part("device")}>
      <p id={nameId} {...part("device-name")}>
        <bdi>{name}</bdi>
      </p>
      <p {...part("device-facts")}>
        {device.address ?? words.unknownAddress} ·{" "}
        <FilledText
          text={words.seen}
          values={{ first: <Moment value={createdAt} />, last: <Moment value={lastActiveAt} /> }}
        />
      </p>
      {session.current ? (
        <SignOutControl />
      ) : (
        <EndButton
          label={session.kind === "client" ? words.disconnect : words.signOut}
          describedBy={nameId}
          doing={fill(words.doing, { device: name })}
          failed={words.failed}
          end={() => run(() => end(session.id))}
          onEnded={() => onEnded(fill(words.done, { device: name }))}
        />
      )}
    </li>
  );
}

function EndOthers({ run, onEnded }: Ending) {
  const words = useWords().devices;
  const language = useLanguage();
  const { endOthers } = useEndDevices();
  return (
    <>
      <p>{words.appsToo}</p>
      <EndButton
        label={words.signOutOthers}
        doing={words.signingOutOthers}
        failed={words.othersFailed}
        end={() => run(endOthers)}
        onEnded={({ ended }) => onEnded(otherDevicesText(language, words.ended, ended))}
      />
    </>
  );
}

type EndButtonProps<Answer> = {
  label: string;
  describedBy?: string;
  /** What is being done, for the question before a sign-out. */
  doing: string;
  failed: string;
  end: () => Promise<Answer>;
  onEnded: (answer: Answer) => void;
};

function EndButton<Answer>({ label, describedBy, doing, failed, end, onEnded }: EndButtonProps<Answer>) {
  const words = useWords().devices;
  const { Button, Notice } = usePieces();
  const ending = useMutation({ meta: { doing }, mutationFn: end, onSuccess: onEnded });
  return (
    <>
      <Button
        variant="secondary"
        aria-describedby={describedBy}
        aria-disabled={ending.isPending}
        onClick={() => !ending.isPending && ending.mutate()}
      >
        {ending.isPending ? words.signingOut : label}
      </Button>
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
  const format = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" });
  return <time dateTime={value}>{useHydrated() ? format.format(new Date(value)) : `${value.slice(0, 16)}Z`}</time>;
}
