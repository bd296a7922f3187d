"use client";

import { useSyncExternalStore } from "react";
import { FinishSignOut } from "@/components/finish-sign-out";
import { Alert } from "@/components/ui/alert";
import { listenToReceipt, parseReceipt, readStoredReceipt, type SignOutReceipt } from "@/lib/browser/sign-out-receipt";
import { otherDevicesWords } from "@/lib/other-devices-words";

type ReceiptProps = {
  /** What the server knows without the tab's receipt: whether a sign-out is still unfinished. */
  unfinished: boolean;
};

/** What a sign-out did, from what this tab kept of it; without that, what the server knows. */
export function Receipt({ unfinished }: ReceiptProps) {
  const stored = useSyncExternalStore(listenToReceipt, readStoredReceipt, () => null);
  const receipt = parseReceipt(stored);
  if (receipt === null) return unfinished ? <Pending /> : <Done lines={["This browser is signed out."]} />;
  if (receipt.revocation === "committed") return <Done lines={committedLines(receipt)} />;
  return (
    <>
      <Pending />
      {/* Another tab may have finished it since: the browser names nothing any more, and only the server can say so. */}
      {!unfinished && <FinishSignOut />}
    </>
  );
}

function committedLines({ ended, apps, otherTabs, scope }: SignOutReceipt): string[] {
  return [
    "Your session is ended on the server: no copy of it works any more.",
    ...(scope === "all" ? [everywhereWords(ended ?? 0)] : []),
    ...(apps > 0
      ? [apps === 1 ? "1 connected app was disconnected." : `${apps} connected apps were disconnected.`]
      : []),
    "This browser is emptied of your data.",
    ...(otherTabs > 0
      ? [otherTabs === 1 ? "1 other tab closed what it showed." : `${otherTabs} other tabs closed what they showed.`]
      : []),
  ];
}

// Only a session that lives can end others. One that was over by then, or that the server ended while nobody could wait for
// its answer, tells nothing about them.
function everywhereWords(ended: number): string {
  if (ended > 0) return otherDevicesWords(ended - 1);
  return "Your session was over before. Sign in again to see whether other devices are still signed in.";
}

function Done({ lines }: { lines: string[] }) {
  return (
    <Alert tone="success" title="Signed out">
      <ul className="mt-1 grid gap-1">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Alert>
  );
}

function Pending() {
  return (
    <Alert tone="warning" title="Not confirmed yet">
      This browser is signed out and emptied. The server has not confirmed the ending yet; we go on asking until it has.
    </Alert>
  );
}
