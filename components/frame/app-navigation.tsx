"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";

type AppNavigationProps = {
  readonly label: string;
  readonly links: readonly { readonly href: string; readonly text: string }[];
};

/** The pages of the app side. Nothing is prefetched, because every page asks the database for its session. */
export function AppNavigation({ label, links }: AppNavigationProps) {
  const pathname = usePathname();
  return (
    <nav aria-label={label} className="border-b border-line bg-surface print:hidden">
      <ul className="mx-auto flex w-full max-w-page flex-wrap gap-x-1 px-[calc(var(--spacing-gutter)-0.375rem)] sm:px-[calc(var(--spacing-gutter)-0.75rem)]">
        {links.map(({ href, text }) => (
          <li key={href}>
            <Link
              href={href}
              prefetch={false}
              aria-current={pathname === href ? "page" : undefined}
              className="inline-flex min-h-11 items-center border-b-2 border-transparent px-1.5 text-small text-ink-soft no-underline hover:text-ink aria-[current=page]:border-accent aria-[current=page]:font-medium aria-[current=page]:text-ink sm:px-3 sm:text-body forced-colors:border-[Canvas] forced-colors:aria-[current=page]:border-[CanvasText]"
            >
              {text}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
