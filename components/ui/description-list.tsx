import type { ReactNode } from "react";

type DescriptionListProps = { items: readonly { term: string; detail: ReactNode }[] };

/** Facts, a name and a value each; side by side where there is room. */
export function DescriptionList({ items }: DescriptionListProps) {
  return (
    <dl className="-my-3 divide-y divide-line">
      {items.map(({ term, detail }) => (
        <div key={term} className="grid gap-x-6 gap-y-0.5 py-3 sm:grid-cols-[minmax(8rem,1fr)_2fr]">
          <dt className="text-small text-ink-soft sm:leading-[1.6rem]">{term}</dt>
          <dd className="min-w-0">{detail}</dd>
        </div>
      ))}
    </dl>
  );
}
