"use client";

import { useId, useState, type ReactNode } from "react";
import { pageLocale } from "../browser/page-locale.ts";
import { addressText, deviceTitle } from "../shared/device-text.ts";
import type { PublicSession, Sessions } from "../shared/schemas.ts";
import { EndDevice, EndOthers, type Ending, type Run } from "./end-device.tsx";
import { FilledText } from "./filled-text.tsx";
import { Looks, usePart, type ClassNames } from "./looks.tsx";
import { SignOutControl } from "./sign-out-control.tsx";
import { useDevices } from "./use-devices.ts";
import { useHydrated } from "./use-hydrated.ts";
import { useSteadyRows, type SteadyRow } from "./use-steady-rows.ts";
import { useWords } from "./english-words.tsx";
import { useLanguage } from "./words-provider.tsx";

type DevicesProps = {
  /** What the server knows already; asked for if it is missing. */
  initial?: Sessions;
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

// The server does not know the person's time zone: it writes UTC.
function Moment({ value }: { value: string }) {
  const language = useLanguage();
  if (!useHydrated()) return <time dateTime={value}>{`${value.slice(0, 16)}Z`}</time>;
  const format = new Intl.DateTimeFormat(pageLocale(language), { dateStyle: "medium", timeStyle: "short" });
  return <time dateTime={value}>{format.format(new Date(value))}</time>;
}
