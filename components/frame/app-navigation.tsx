"use client";

import { usePathname, useRouter } from "next/navigation";
import { useEffect, useTransition, useState, type MouseEvent } from "react";
import { useWords } from "@/components/words/words-provider";

type AppNavigationProps = {
  readonly label: string;
  readonly links: readonly { readonly href: string; readonly text: string }[];
};

/** The pages of the app side. Nothing is prefetched, because every page asks the database for its session. */
export function AppNavigation({ label, links }: AppNavigationProps) {
  const pathname = usePathname();
  const [goingTo, setGoingTo] = useState<string | null>(null);
  const { loading } = useWords().common;
  return (
    <nav aria-label={label} className="border-b border-line bg-surface print:hidden">
      <ul className="mx-auto flex w-full max-w-page flex-wrap gap-x-1 px-[calc(var(--spacing-gutter)-0.375rem)] sm:px-[calc(var(--spacing-gutter)-0.75rem)]">
        {links.map(({ href, text }) => (
          <li key={href} className="relative">
            <SoftLink
              href={href}
              isCurrent={pathname === href}
              onChange={setGoingTo}
              className="inline-flex min-h-11 items-center border-b-2 border-transparent px-1.5 text-small text-ink-soft no-underline hover:text-ink aria-[current=page]:border-accent aria-[current=page]:font-medium aria-[current=page]:text-ink sm:px-3 sm:text-body forced-colors:border-[Canvas] forced-colors:aria-[current=page]:border-[CanvasText]"
            >
              {text}
            </SoftLink>
          </li>
        ))}
      </ul>
      <p aria-live="polite" className="sr-only">
        {goingTo !== null && loading}
      </p>
    </nav>
  );
}

type SoftLinkProps = {
  href: string;
  isCurrent: boolean;
  onChange: (change: (now: string | null) => string | null) => void;
  className: string;
  children: string;
};

// Next's own link prefetches, and is 3 kB. No skeleton takes the place of a page, so a page can be long in coming: its link says that it does.
function SoftLink({ href, isCurrent, onChange, className, children }: SoftLinkProps) {
  const router = useRouter();
  const [pending, startGoing] = useTransition();
  const go = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    startGoing(() => router.push(href));
  };
  useEffect(() => {
    if (!pending) return undefined;
    onChange(() => href);
    return () => onChange((now) => (now === href ? null : now));
  }, [pending, href, onChange]);
  return (
    <a href={href} onClick={go} aria-current={isCurrent ? "page" : undefined} className={className}>
      {children}
      {pending && (
        <span
          aria-hidden="true"
          className="absolute inset-x-0 bottom-0 h-0.5 animate-breathe bg-accent forced-colors:bg-[Highlight]"
        />
      )}
    </a>
  );
}
