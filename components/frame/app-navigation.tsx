"use client";

import { usePathname, useRouter } from "next/navigation";
import { useState, useTransition, type MouseEvent } from "react";
import { useWords } from "@/components/words/words-provider";

type AppNavigationProps = {
  readonly label: string;
  readonly links: readonly { readonly href: string; readonly text: string }[];
};

/** The pages of the app side. Nothing is prefetched, because every page asks the database for its session. */
export function AppNavigation({ label, links }: AppNavigationProps) {
  const pathname = usePathname();
  const router = useRouter();
  const [goingTo, setGoingTo] = useState<string | null>(null);
  // One for all links: of two that are pressed, only the last one is on its way.
  const [pending, startGoing] = useTransition();
  const { loading } = useWords().common;
  // Next's own link prefetches, and is 3 kB.
  const go = (event: MouseEvent, href: string) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    setGoingTo(href);
    startGoing(() => router.push(href));
  };
  return (
    <nav aria-label={label} className="border-b border-line bg-surface print:hidden">
      <ul className="mx-auto flex w-full max-w-page flex-wrap gap-x-1 px-[calc(var(--spacing-gutter)-0.375rem)] sm:px-[calc(var(--spacing-gutter)-0.75rem)]">
        {links.map(({ href, text }) => (
          <li key={href} className="relative">
            <a
              href={href}
              onClick={(event) => go(event, href)}
              aria-current={pathname === href ? "page" : undefined}
              className="inline-flex min-h-11 items-center border-b-2 border-transparent px-1.5 text-small text-ink-soft no-underline hover:text-ink aria-[current=page]:border-accent aria-[current=page]:font-medium aria-[current=page]:text-ink sm:px-3 sm:text-body forced-colors:border-[Canvas] forced-colors:aria-[current=page]:border-[CanvasText]"
            >
              {text}
              {pending && goingTo === href && <Going />}
            </a>
          </li>
        ))}
      </ul>
      <p aria-live="polite" className="sr-only">
        {pending && loading}
      </p>
    </nav>
  );
}

// No skeleton takes the place of a page, so a page can be long in coming: its link says that it does.
function Going() {
  return (
    <span
      aria-hidden="true"
      className="absolute inset-x-0 bottom-0 h-0.5 animate-breathe bg-accent forced-colors:bg-[Highlight]"
    />
  );
}
