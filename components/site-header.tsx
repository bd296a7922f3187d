import Link from "next/link";
import { buttonClasses } from "@/components/ui/button-classes";
import { Logo } from "@/components/ui/logo";

/** The top of every public page. */
export function SiteHeader() {
  return (
    <header className="mx-auto flex w-full max-w-page items-center justify-between gap-2 px-gutter py-4 print:hidden">
      <Link href="/" className="inline-flex min-h-11 items-center rounded-control text-ink no-underline hover:text-ink">
        <Logo />
      </Link>
      <nav aria-label="Account" className="flex items-center gap-1 sm:gap-2">
        <Link href="/login" className={buttonClasses("quiet", "whitespace-nowrap max-sm:px-3")}>
          Sign in
        </Link>
        <Link href="/signup" className={buttonClasses("secondary", "whitespace-nowrap max-sm:px-3")}>
          Create account
        </Link>
      </nav>
    </header>
  );
}
