import { useWords } from "@/components/words/words-provider";
import type { UnsentInput } from "aurora-session/browser";

type UnfinishedWorkProps = { unsent: readonly UnsentInput[]; running: readonly string[] };

/** Lists the work that leaving now would lose: fields with unsent text, and changes that still run. Never shows the text. */
export function UnfinishedWork({ unsent, running }: UnfinishedWorkProps) {
  const words = useWords().aurora.leaving;
  return (
    <div className="mt-4 grid gap-3 rounded-control border border-current/15 bg-warning-soft px-4 py-3 text-ink">
      <Part title={words.unsent} items={unsent.map(({ label }) => label)} />
      <Part title={words.running} items={running} />
    </div>
  );
}

function Part({ title, items }: { title: string; items: readonly string[] }) {
  if (items.length === 0) return null;
  return (
    <div>
      <p className="text-small">{title}</p>
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
