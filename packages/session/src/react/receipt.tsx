"use client";

import { useEffect, useRef, useState } from "react";
import { EnglishWords, useWords } from "./english-words.tsx";
import { FinishSignOut } from "./finish-sign-out.tsx";
import { Looks, usePart, type ClassNames } from "./looks.tsx";
import { OfflineNotice } from "./offline-notice.tsx";
import { useReceipt } from "./use-receipt.ts";

type ReceiptProps = {
  /** Whether a sign-out is still unfinished: the server knows this without the tab's receipt. */
  unfinished?: boolean;
  /** The page to sign in, unless the tab that signed out knows it, or Auth.js leads there. */
  signIn?: string;
  classNames?: ClassNames;
};

/**
 * The page that a sign-out leads to, with each step's outcome. The focus goes to its heading, because the button that had it
 * is gone with the former page.
 */
export function Receipt({ classNames, ...props }: ReceiptProps) {
  return (
    <EnglishWords>
      <Looks classNames={classNames}>
        <PlainReceipt {...props} />
      </Looks>
    </EnglishWords>
  );
}

// Auth.js redirects from here to a host's own page, or shows one of its own.
const AUTH_JS_SIGN_IN = "/api/auth/signin";

function PlainReceipt({ unfinished = false, signIn }: Omit<ReceiptProps, "classNames">) {
  const { title, lead, spoken, steps, signIn: known, mustFinish, next } = useReceipt(unfinished);
  const words = useWords();
  const part = usePart();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <div {...part("receipt")}>
      <h1 ref={heading} tabIndex={-1} {...part("heading")}>
        {title}
      </h1>
      <p {...part("lead")}>{lead}</p>
      <SpokenStatus>{spoken}</SpokenStatus>
      {next !== null && (
        <a href={next} {...part("link")}>
          {words.receipt.goOn}
        </a>
      )}
      <a href={signIn ?? known ?? AUTH_JS_SIGN_IN} {...part("link")}>
        {words.receipt.signInAgain}
      </a>
      <h2 {...part("title")}>{words.receipt.steps}</h2>
      <ol {...part("steps")}>
        {steps.map(({ about, state, words: outcome }) => (
          <li key={about} data-state={state} {...part("step")}>
            <p>
              {words.steps[state]}: {about}
            </p>
            <p {...part("step-detail")}>{outcome}</p>
          </li>
        ))}
      </ol>
      {mustFinish && <FinishSignOut />}
      <OfflineNotice />
    </div>
  );
}

// A screen reader says the title of a page that was just loaded, and ignores changes while it begins to.
const AFTER_LOAD_MS = 500;

/**
 * Says words to screen readers once the page is loaded, and whenever they change. A live region tells changes only: the
 * text that it holds from the beginning is never announced (WAI-ARIA 1.2 `status`), so it begins empty.
 */
export function SpokenStatus({ children }: { children: string }) {
  const [spoken, setSpoken] = useState("");
  const part = usePart();
  useEffect(() => {
    const timer = setTimeout(() => setSpoken(children), AFTER_LOAD_MS);
    return () => clearTimeout(timer);
  }, [children]);
  return (
    <p role="status" {...part("spoken")}>
      {spoken}
    </p>
  );
}
