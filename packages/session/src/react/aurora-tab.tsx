"use client";

import { useServerInsertedHTML } from "next/navigation";
import { useEffect, useRef, type ReactNode } from "react";
import { coverScript, COVER_STYLE, installCover } from "../browser/cover-script.ts";
import { pathsOf, type TabSession } from "../browser/tab-session.ts";
import type { Me } from "../browser/session-query-options.ts";
import { LiveUpdates } from "./live-updates.tsx";
import { Looks, type LooksProps } from "./looks.tsx";
import { OfflineNotice } from "./offline-notice.tsx";
import { SessionTimer } from "./session-timer.tsx";
import { TabGuard } from "./tab-guard.tsx";
import { TabParts, type TabPartsProps } from "./tab-parts.tsx";
import { OwnWordsProvider, type WordsProps } from "./words-provider.tsx";

type AuroraTabProps = TabPartsProps &
  LooksProps &
  WordsProps & {
    /** The session that the page is rendered for. */
    session: TabSession;
    /** What the server knows already; asked for if it is missing. */
    initial?: Me | undefined;
    /** The nonce of the page's Content-Security-Policy, if it has one. */
    nonce?: string | undefined;
    children: ReactNode;
  };

/**
 * Everything that ties a page to its session, for a host that has none of it: covers the page when it is left, follows the
 * session in every tab, warns before a timeout, and keeps what is read fresh. A host that wants other parts of these puts
 * `TabProvider`, `TabGuard`, `SessionTimer` and `LiveUpdates` together itself, with `AuroraHead`.
 */
export function AuroraTab({
  session,
  initial,
  nonce,
  language,
  words,
  classNames,
  components,
  queryClient,
  signInAgain,
  children,
}: AuroraTabProps) {
  useCover(session, nonce);
  return (
    <OwnWordsProvider language={language} words={words}>
      <Looks classNames={classNames} components={components}>
        <TabParts queryClient={queryClient} signInAgain={signInAgain}>
          <TabGuard {...session}>
            <LiveUpdates />
            <OfflineNotice />
            <SessionTimer initial={initial} />
            {children}
          </TabGuard>
        </TabParts>
      </Looks>
      <style href="aurora-cover" precedence="aurora" nonce={nonce}>
        {COVER_STYLE}
      </style>
    </OwnWordsProvider>
  );
}

// The server writes the script before the page's content. A page that a soft navigation opened has only the effect.
function useCover({ paths }: TabSession, nonce: string | undefined): void {
  const { me } = pathsOf({ paths });
  const isWritten = useRef(false);
  useServerInsertedHTML(() => {
    if (isWritten.current) return null;
    isWritten.current = true;
    return <script nonce={nonce} dangerouslySetInnerHTML={{ __html: coverScript({ me }) }} />;
  });
  useEffect(() => installCover({ me }), [me]);
}
