"use client";

import type { UnsentInput } from "../browser/unsent-input.ts";
import { usePart } from "./looks.tsx";
import { useWords } from "./words-provider.tsx";

type UnfinishedWorkProps = { unsent: readonly UnsentInput[]; running: readonly string[] };

/** Lists the work that leaving now would lose: fields with unsent text, and changes that still run. Never shows the text. */
export function UnfinishedWork({ unsent, running }: UnfinishedWorkProps) {
  const words = useWords().leaving;
  const part = usePart();
  return (
    <div {...part("work")}>
      <Part title={words.unsent} items={unsent.map(({ label }) => label)} />
      <Part title={words.running} items={running} />
    </div>
  );
}

function Part({ title, items }: { title: string; items: readonly string[] }) {
  const part = usePart();
  if (items.length === 0) return null;
  return (
    <div>
      <p {...part("work-title")}>{title}</p>
      <ul {...part("work-list")}>
        {[...new Set(items)].map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </div>
  );
}
