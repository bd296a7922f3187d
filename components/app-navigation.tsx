"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";

const PAGES = [
  ["/dashboard", "Dashboard"],
  ["/account/sessions", "Devices"],
  ["/account/activity", "Activity"],
  ["/account/security", "Security"],
] as const;

const ADMIN_PAGE = ["/admin/sessions", "Users"] as const;

/** The pages of the app side. Nothing is fetched ahead: every page asks the database who is there. */
export function AppNavigation({ role }: { role: string }) {
  const pathname = usePathname();
  const pages = role === "admin" ? [...PAGES, ADMIN_PAGE] : PAGES;
  return (
    <nav aria-label="Pages" className="mx-auto w-full max-w-page px-gutter">
      <ul className="-mx-2 flex flex-wrap gap-x-1">
        {pages.map(([href, label]) => (
          <li key={href}>
            <Link
              href={href}
              prefetch={false}
              aria-current={pathname === href ? "page" : undefined}
              className="inline-flex min-h-11 items-center border-b-2 border-transparent px-2 text-ink-soft no-underline hover:text-ink aria-[current=page]:border-accent aria-[current=page]:font-medium aria-[current=page]:text-ink sm:px-3"
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
