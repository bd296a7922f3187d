import type { ReactNode } from "react";

type PageHeadingProps = { title: string; lead?: ReactNode };

/** The page's one `<h1>`, with a sentence below. */
export function PageHeading({ title, lead }: PageHeadingProps) {
  return (
    <div className="mb-8">
      <h1 className="text-title">{title}</h1>
      {lead && <p className="mt-2 max-w-prose text-ink-soft">{lead}</p>}
    </div>
  );
}
