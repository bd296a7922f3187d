import type { ReactNode } from "react";

type EmptyStateProps = { title: string; children?: ReactNode };

/** The text in place of an empty list. It says what would be here. */
export function EmptyState({ title, children }: EmptyStateProps) {
  return (
    <div className="rounded-control border border-dashed border-line-strong px-5 py-8 text-center">
      <p className="font-medium">{title}</p>
      {children && <p className="mx-auto mt-1 max-w-prose text-small text-ink-soft">{children}</p>}
    </div>
  );
}
