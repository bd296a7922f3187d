"use client";

import { useEffect, useState } from "react";
import { focusUnsentInput, putBackInput, type UnsentInput } from "../browser/unsent-input.ts";
import { usePart } from "./looks.tsx";
import { usePieces } from "./pieces.tsx";
import { useRoom } from "./words-provider.tsx";
import { timeouts as english } from "../words/en/timeouts.ts";

const WAIT_FOR_FIELDS_MS = 5_000;

type ReturnedInputProps = { input: readonly UnsentInput[]; onDone: () => void };

/** Puts kept text back into the fields of the page as they appear. Shows text whose field is gone, to be copied. */
export function ReturnedInput({ input, onDone }: ReturnedInputProps) {
  const words = useRoom("timeouts", english);
  const part = usePart();
  const { Button } = usePieces();
  const [homeless, setHomeless] = useState<readonly UnsentInput[]>([]);
  const [isBack, setBack] = useState(false);

  useEffect(() => {
    let waiting = input;
    const putBack = () => {
      waiting = putBackInput(waiting);
      if (waiting.length > 0) return;
      watch.disconnect();
      setBack(true);
      const [first] = input;
      if (first !== undefined) focusUnsentInput(first);
    };
    const watch = new MutationObserver(putBack);
    watch.observe(document.body, { childList: true, subtree: true });
    putBack();
    const timer = setTimeout(() => {
      watch.disconnect();
      setHomeless(waiting);
    }, WAIT_FOR_FIELDS_MS);
    return () => {
      watch.disconnect();
      clearTimeout(timer);
    };
  }, [input]);

  if (homeless.length === 0)
    return (
      <p role="status" {...part("spoken")}>
        {isBack && words.back}
      </p>
    );
  return (
    <section aria-labelledby="returned-input" {...part("returned")}>
      <h2 id="returned-input" {...part("heading")}>
        {words.homelessTitle}
      </h2>
      <p>{words.homeless}</p>
      {homeless.map(({ name, position, label, value }) => (
        <div key={`${name} ${position}`} {...part("returned-field")}>
          <label htmlFor={`returned-${name}-${position}`} {...part("returned-label")}>
            {label}
          </label>
          <textarea id={`returned-${name}-${position}`} readOnly defaultValue={value} {...part("returned-text")} />
        </div>
      ))}
      <Button variant="secondary" onClick={onDone}>
        {words.haveIt}
      </Button>
    </section>
  );
}
