import type { ReactNode } from "react";

type PageHeadingProps = { title: string; lead?: ReactNode; action?: ReactNode };

/** The page's one `<h1>`, with a sentence below and a control beside it. */
export function PageHeading({ title, lead, action }: PageHeadingProps) {
  return (
    <div className="mb-8 flex flex-wrap items-center justify-between gap-x-6 gap-y-4">
      <div className="min-w-0">
        <h1 className="text-title">{title}</h1>
        {lead && <p className="mt-2 max-w-prose text-ink-soft">{lead}</p>}
      </div>
      {action}
    </div>
  );
}
