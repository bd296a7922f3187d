"use client";

import { useCallback, useId, useState, type ReactNode, type Ref } from "react";
import { ConfirmedButton } from "@/components/session/confirmed-button";
import { DeviceIcon } from "@/components/devices/device-icon";
import { NameDevice } from "@/components/devices/name-device";
import { SignOutButton } from "@/components/session/sign-out-button";
import { WasNotMe } from "@/components/session/was-not-me";
import { useEndDevices, FilledText, useHydrated, type SteadyRow } from "aurora-session/react";
import { TimeAgo } from "@/components/ui/timestamp";
import { useNow } from "@/components/ui/use-now";
import { useWords } from "@/components/words/words-provider";
import { addressText, deviceKind, deviceText, deviceTitle, fill, type PublicSession } from "aurora-session/shared";
import { isolated } from "@/lib/text/isolated-text";
import { methodText } from "@/lib/devices/method-text";

const ACTIVE_MS = 3 * 60_000;
const NEW_MS = 24 * 60 * 60_000;

type DeviceProps = SteadyRow<PublicSession> & {
  /** When the page was made, in milliseconds since 1970: the server's HTML and the browser agree on it. */
  readAt: number;
  /** Says what was done. */
  say: (words: string) => void;
  /** For a row that gets the focus. */
  ref?: Ref<HTMLLIElement> | undefined;
};

/** One device that holds a session, or an app that uses the API: what and where it is, and what can be done about it. */
export function Device({ row, isOver, readAt, say, ref }: DeviceProps) {
  const nameId = useId();
  const { aurora, devices: words } = useWords();
  const now = useNow() ?? readAt;
  const isNew = !row.current && now - Date.parse(row.createdAt) < NEW_MS;
  return (
    <li ref={ref} tabIndex={-1} className="flex flex-wrap items-center gap-x-4 gap-y-3 py-4">
      <div className="flex min-w-0 flex-1 basis-64 gap-4">
        <DeviceIcon kind={deviceKind(row)} />
        <div className={`min-w-0 ${isOver ? "text-ink-soft" : ""}`}>
          <p id={nameId} className="font-medium break-words">
            <bdi>{deviceTitle(aurora.devices.names, row)}</bdi>
            {isNew && <NewMark words={words.isNew} isOver={isOver} />}
          </p>
          <DeviceFacts row={row} isOver={isOver} />
        </div>
      </div>
      <DeviceActions row={row} isOver={isOver} nameId={nameId} say={say} />
    </li>
  );
}

// Words that are not true of a device that is over keep their room, so that no row moves for it.
const hiddenIf = (isHidden: boolean) => (isHidden ? "invisible" : "");

function NewMark({ words, isOver }: { words: string; isOver: boolean }) {
  return (
    <span
      className={`${hiddenIf(isOver)} ml-2 inline-block rounded-control bg-info-soft px-2 text-small text-ink forced-colors:border`}
    >
      {words}
    </span>
  );
}

function DeviceFacts({ row, isOver }: SteadyRow<PublicSession>) {
  const { aurora, apps, common, devices } = useWords();
  const { kind, device, createdAt, lastActiveAt, method, current } = row;
  const now = useNow();
  const isActive = current || (now !== null && now - Date.parse(lastActiveAt) < ACTIVE_MS);
  const isApp = kind === "client";
  const [used, begun] = isApp ? [apps.used, apps.connected] : [devices.active, devices.signedIn];
  const time = (text: string, value: string) => <FilledText text={text} values={{ time: <TimeAgo value={value} /> }} />;
  return (
    <>
      <p className="text-small text-ink-soft">
        {device.ownName !== null && <Fact isolated>{deviceText(aurora.devices.names, device.name)}</Fact>}
        <Fact isolated>{addressText(aurora.devices, device.address)}</Fact>
        <Fact className={isActive ? `text-success ${hiddenIf(isOver)}` : ""}>
          {isActive ? devices.activeNow : time(used, lastActiveAt)}
        </Fact>
      </p>
      <p className="text-small text-ink-soft">
        <Fact>{time(begun, createdAt)}</Fact>
        <Fact>{methodText(common.methods, method)}</Fact>
      </p>
    </>
  );
}

type FactProps = { className?: string; isolated?: true; children: ReactNode };

/** One of several facts in a line; on a narrow screen a line of its own, whose number can't change with the time in it. */
function Fact({ className = "", isolated: isIsolated, children }: FactProps) {
  const Element = isIsolated ? "bdi" : "span";
  return <Element className={`${className} max-sm:block sm:not-first:before:content-['_·_']`}>{children}</Element>;
}

type DeviceActionsProps = Pick<DeviceProps, "row" | "isOver" | "say"> & { nameId: string };

/** What can be done about a device. One that is over keeps the room of its buttons, so that no row moves for it. */
function DeviceActions({ row, isOver, nameId, say }: DeviceActionsProps) {
  const { aurora } = useWords();
  const [isEndedHere, setEndedHere] = useState(false);
  // Without scripts a button would do nothing.
  const isHidden = !useHydrated() || isOver;
  // The button is gone: the focus goes to what stands in its place.
  const focus = useCallback((note: HTMLElement | null) => note?.focus({ preventScroll: true }), []);
  const isApp = row.kind === "client";
  return (
    <div className="relative">
      <div className={`flex flex-wrap gap-x-1 gap-y-2 sm:justify-end ${hiddenIf(isHidden)}`}>
        {!isApp && <NameDevice session={row} describedBy={nameId} say={say} />}
        {row.current ? (
          <SignOutButton label={aurora.devices.signOut} describedBy={nameId} />
        ) : (
          <>
            <WasNotMe describedBy={nameId} entry={<Entry session={row} />} />
            <EndDevice session={row} describedBy={nameId} say={say} onEnded={() => setEndedHere(true)} />
          </>
        )}
      </div>
      {isOver && (
        <p
          ref={isEndedHere ? focus : undefined}
          tabIndex={-1}
          className="absolute inset-0 flex items-center font-medium text-ink-soft sm:justify-end"
        >
          {isApp ? aurora.devices.disconnected : aurora.devices.signedOut}
        </p>
      )}
    </div>
  );
}

function Entry({ session }: { session: PublicSession }): ReactNode {
  const { aurora } = useWords();
  return (
    <>
      <p className="font-medium text-ink">
        <bdi>{deviceTitle(aurora.devices.names, session)}</bdi>
      </p>
      <DeviceFacts row={session} isOver={false} />
    </>
  );
}

type EndDeviceProps = {
  session: PublicSession;
  describedBy: string;
  say: (words: string) => void;
  /** Called once the server has confirmed. */
  onEnded: () => void;
};

function EndDevice({ session, describedBy, say, onEnded }: EndDeviceProps) {
  const { end } = useEndDevices();
  const { aurora, apps } = useWords();
  const name = isolated(deviceTitle(aurora.devices.names, session));
  const { devices } = aurora;
  const isApp = session.kind === "client";
  const words = isApp ? apps : devices;
  const named = { app: name, device: name };
  return (
    <ConfirmedButton
      label={isApp ? apps.disconnect : devices.signOut}
      pendingLabel={isApp ? apps.disconnecting : devices.signingOut}
      describedBy={describedBy}
      question={{
        title: fill(isApp ? devices.disconnectTitle : devices.endTitle, named),
        description: words.endDetail,
      }}
      doing={fill(words.doing, named)}
      act={() => end(session.id)}
      onDone={() => {
        say(fill(words.done, named));
        onEnded();
      }}
      failed={words.failed}
      failedClassName="basis-full"
    />
  );
}
