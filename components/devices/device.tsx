"use client";

import { useId } from "react";
import { ConfirmedButton } from "@/components/session/confirmed-button";
import { useEndDevices, FilledText } from "aurora-session/react";
import { SignOutButton } from "@/components/session/sign-out-button";
import { Timestamp } from "@/components/ui/timestamp";
import { useWords } from "@/components/words/words-provider";
import { deviceText, fill, type PublicSession } from "aurora-session/shared";
import { isolated } from "@/lib/text/isolated-text";
import { methodText } from "@/lib/devices/method-text";

type DeviceProps = {
  session: PublicSession;
  /** Called once the server has confirmed, with words that say so. */
  onEnded: (words: string) => void;
};

/** One device that holds a session, or an app that uses the API: its name, first and last use, and the button that ends it. */
export function Device({ session, onEnded }: DeviceProps) {
  const nameId = useId();
  const { end } = useEndDevices();
  const { aurora, apps, common } = useWords();
  const { id, kind, device, createdAt, lastActiveAt, method, current } = session;
  const isApp = kind === "client";
  const name = isApp ? device.name : deviceText(aurora.devices.names, device.name);
  const address = device.address ?? (isApp ? null : aurora.devices.unknownAddress);
  const words = isApp ? apps : aurora.devices;
  const named = isApp ? { app: isolated(name) } : { device: isolated(name) };
  return (
    <li className="grid gap-x-6 gap-y-3 py-4 sm:grid-cols-[1fr_auto] sm:items-center">
      <div className="min-w-0">
        <p id={nameId} className="font-medium break-words">
          <bdi>{name}</bdi>
          {current && <span className="ml-2 text-small font-normal text-success">{aurora.devices.thisDevice}</span>}
        </p>
        <p className="text-small text-ink-soft">
          {[address, methodText(common.methods, method)].filter((word) => word !== null).join(" · ")}
        </p>
        <p className="text-small text-ink-soft">
          <FilledText
            text={words.seen}
            values={{ first: <Timestamp value={createdAt} />, last: <Timestamp value={lastActiveAt} /> }}
          />
        </p>
      </div>
      {current ? (
        <SignOutButton label={aurora.devices.signOut} describedBy={nameId} />
      ) : (
        <ConfirmedButton
          label={isApp ? apps.disconnect : aurora.devices.signOut}
          pendingLabel={isApp ? apps.disconnecting : aurora.devices.signingOut}
          describedBy={nameId}
          doing={fill(words.doing, named)}
          act={() => end(id)}
          onDone={() => onEnded(fill(words.done, named))}
          failed={words.failed}
          failedClassName="sm:col-span-2"
        />
      )}
    </li>
  );
}
