import type { ReactNode } from "react";
import { LogoMark } from "@/components/ui/logo";

type PageNoticeProps = { title: string; children: ReactNode; actions: ReactNode };

/** A whole page that says one thing and what to do next: not found, went wrong. */
export function PageNotice({ title, children, actions }: PageNoticeProps) {
  return (
    <div className="mx-auto grid w-full max-w-prose justify-items-start gap-4 px-gutter py-section">
      <LogoMark className="size-12 text-accent" />
      <h1 className="text-title">{title}</h1>
      <p className="text-lead text-ink-soft">{children}</p>
      <div className="mt-2 flex flex-wrap gap-3">{actions}</div>
    </div>
  );
}
