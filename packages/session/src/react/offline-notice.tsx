"use client";

import { useEffect, useSyncExternalStore } from "react";
import { listenToConnection, readConnection, watchConnection, type Connection } from "../browser/connection.ts";
import type { HostPaths } from "../browser/tab-session.ts";
import { connection as english } from "../words/en/connection.ts";
import { Looks, usePart, type ClassNames } from "./looks.tsx";
import { useHandedWords } from "./words-provider.tsx";

type OfflineNoticeProps = {
  /** The words, for a page that hands none to the parts of the package. */
  words?: typeof english | undefined;
  /** The host's paths, for a page that belongs to no session. */
  paths?: Partial<HostPaths>;
  classNames?: ClassNames;
};

/**
 * Says on a page that the server can't be reached, once that is so, and keeps the page: a link would lead to an error page of
 * the browser. `AuroraTab` has one; put one into the layout of your other pages.
 */
export function OfflineNotice({ words, paths, classNames }: OfflineNoticeProps) {
  const me = paths?.me;
  useEffect(() => watchConnection(me), [me]);
  return (
    <Looks classNames={classNames}>
      <Bar words={words} />
    </Looks>
  );
}

// The live region is there from the beginning: one that comes with its text is not read.
function Bar({ words: own }: Pick<OfflineNoticeProps, "words">) {
  const words = { ...english, ...useHandedWords()?.words.connection, ...own };
  const connection = useConnection();
  const part = usePart();
  return (
    <div aria-live="polite" {...part("connection")}>
      {connection !== "online" && (
        <div {...part("offline-notice")}>
          <p {...part("notice-title")}>{navigator.onLine ? words.unreachable : words.offline}</p>
          <p>{connection === "kept" ? words.kept : words.detail}</p>
        </div>
      )}
    </div>
  );
}

/** Says in a dialog that the server can't be reached: the notice of the page behind it is out of reach there. */
export function OfflineInDialog({ children }: { children: string | undefined }) {
  const handed = useHandedWords();
  const words = { ...english, ...handed?.words.connection };
  const connection = useConnection();
  const part = usePart();
  return (
    <div aria-live="polite" {...part("offline-dialog")}>
      {connection !== "online" && handed !== null && (
        <p>{`${navigator.onLine ? words.unreachable : words.offline}. ${children ?? words.dialog}`}</p>
      )}
    </div>
  );
}

/** Returns how this page stands to the server. */
export function useConnection(): Connection {
  return useSyncExternalStore(listenToConnection, readConnection, () => "online" as const);
}
