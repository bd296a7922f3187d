"use client";

import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { CONTROL_CLASSES, Field } from "@/components/ui/field";
import { useWords } from "@/components/words/words-provider";
import { focusUnsentInput, putBackInput, type UnsentInput } from "aurora-session/browser";

const WAIT_FOR_FIELDS_MS = 5_000;

type ReturnedInputProps = { input: readonly UnsentInput[]; onDone: () => void };

/** Puts kept text back into the fields of the page as they appear. Shows text whose field is gone, to be copied. */
export function ReturnedInput({ input, onDone }: ReturnedInputProps) {
  const words = useWords().aurora.timeouts;
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
      <p role="status" className="sr-only">
        {isBack && words.back}
      </p>
    );
  return (
    <section
      aria-labelledby="returned-input"
      className="fixed inset-x-4 bottom-4 z-10 mx-auto grid max-h-[50dvh] max-w-form gap-4 overflow-auto rounded-card border border-line bg-surface p-6 shadow-card"
    >
      <h2 id="returned-input" className="font-semibold">
        {words.homelessTitle}
      </h2>
      <p>{words.homeless}</p>
      {homeless.map(({ name, position, label, value }) => (
        <Field key={`${name} ${position}`} id={`returned-${name}-${position}`} label={label}>
          <textarea id={`returned-${name}-${position}`} readOnly defaultValue={value} className={CONTROL_CLASSES} />
        </Field>
      ))}
      <Button variant="secondary" onClick={onDone}>
        {words.haveIt}
      </Button>
    </section>
  );
}
