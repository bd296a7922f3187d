"use client";

import { useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { Alert } from "@/components/ui/alert";
import { FilledText } from "aurora-session/react";
import { watchInput, watchSignIn, type SignedInElsewhere as Who } from "aurora-session/browser";
import type { Words } from "@/lib/words/words";

type SignedInElsewhereProps = {
  words: Words["signIn"]["elsewhere"];
  /** Where the person wanted to go: a path of ours, already checked. */
  next: string;
  /** The id of the session that the browser held when it asked for the page, or null. */
  before: string | null;
};

/**
 * For a page where people sign in: it goes on once somebody has signed in in another tab. If something was typed here, it
 * names that person and asks first.
 */
export function SignedInElsewhere({ words, next, before }: SignedInElsewhereProps) {
  const [who, setWho] = useState<Who | null>(null);
  useEffect(watchInput, []);
  useEffect(
    () => watchSignIn({ before, goOn: () => location.replace(next), tell: (told) => flushSync(() => setWho(told)) }),
    [before, next],
  );
  return (
    <div aria-live="polite">
      {who !== null && (
        <Alert tone="info" className="mb-6">
          {who.name === null ? (
            words.somebody
          ) : (
            <FilledText text={words.named} values={{ name: <bdi className="font-semibold">{who.name}</bdi> }} />
          )}{" "}
          <a href={next}>{words.goOn}</a>
        </Alert>
      )}
    </div>
  );
}
