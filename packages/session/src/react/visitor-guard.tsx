"use client";

import { useEffect, useState, type ReactNode } from "react";
import { flushSync } from "react-dom";
import { SESSION_PAGE } from "../browser/session-page.ts";
import { hasUnsentInput } from "../browser/unsent-input.ts";
import { watchVisitor } from "../browser/watch-visitor.ts";

type VisitorGuardProps = { sessionId: string; children: ReactNode };

/**
 * For what names the signed-in person on a page that everybody may see. Once their session is not this browser's any more, it is
 * taken away, and the page is loaded again, unless something was typed there. Back shows nothing of it either.
 */
export function VisitorGuard({ sessionId, children }: VisitorGuardProps) {
  const [isOver, setOver] = useState(false);
  useEffect(
    () =>
      watchVisitor(sessionId, () => {
        flushSync(() => setOver(true));
        if (!hasUnsentInput()) location.reload();
      }),
    [sessionId],
  );
  if (isOver) return null;
  return (
    <>
      <div hidden {...{ [SESSION_PAGE]: "" }} />
      {children}
    </>
  );
}
