"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useWords } from "@/components/words/words-provider";

/** The pages of the app side. Nothing is prefetched, because every page asks the database for its session. */
export function AppNavigation({ role }: { role: string }) {
  const pathname = usePathname();
  const { frame, dashboard, devices, activity, security, admin } = useWords();
  const pages = [
    ["/dashboard", dashboard.title],
    ["/account/sessions", devices.title],
    ["/account/activity", activity.title],
    ["/account/security", security.title],
    ...(role === "admin" ? [["/admin/sessions", admin.title] as const] : []),
  ] as const;
  return (
    <nav aria-label={frame.pages} className="border-b border-line bg-surface print:hidden">
      <ul className="mx-auto flex w-full max-w-page flex-wrap gap-x-1 px-[calc(var(--spacing-gutter)-0.375rem)] sm:px-[calc(var(--spacing-gutter)-0.75rem)]">
        {pages.map(([href, label]) => (
          <li key={href}>
            <Link
              href={href}
              prefetch={false}
              aria-current={pathname === href ? "page" : undefined}
              className="inline-flex min-h-11 items-center border-b-2 border-transparent px-1.5 text-small text-ink-soft no-underline hover:text-ink aria-[current=page]:border-accent aria-[current=page]:font-medium aria-[current=page]:text-ink sm:px-3 sm:text-body forced-colors:border-[Canvas] forced-colors:aria-[current=page]:border-[CanvasText]"
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
