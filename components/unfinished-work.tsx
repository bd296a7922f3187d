import type { UnsentInput } from "@/lib/browser/unsent-input";

const WORDS = {
  unsent: "You typed this and didn't send it. Signing out discards it:",
  running: "This was sent, and is not answered yet. It may or may not be done when you leave now:",
} as const;

type UnfinishedWorkProps = { unsent: readonly UnsentInput[]; running: readonly string[] };

/** What somebody who leaves now would leave unfinished: the fields with unsent text, and what still runs. Never the text itself. */
export function UnfinishedWork({ unsent, running }: UnfinishedWorkProps) {
  return (
    <div className="mt-4 grid gap-3 rounded-control border border-current/15 bg-warning-soft px-4 py-3 text-ink">
      <Part words={WORDS.unsent} items={unsent.map(({ label }) => label)} />
      <Part words={WORDS.running} items={running} />
    </div>
  );
}

function Part({ words, items }: { words: string; items: readonly string[] }) {
  if (items.length === 0) return null;
  return (
    <div>
      <p className="text-small">{words}</p>
      <ul className="mt-1 list-disc pl-5 font-medium">
        {[...new Set(items)].map((item) => (
          <li key={item} className="break-words">
            {item}
          </li>
        ))}
      </ul>
    </div>
  );
}
