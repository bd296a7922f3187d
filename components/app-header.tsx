import { AppNavigation } from "@/components/app-navigation";
import { SignOutControl } from "@/components/sign-out-control";
import { Logo } from "@/components/ui/logo";

/** The top of every app page: where one is, who one is, and the way out. */
export function AppHeader({ name, role }: { name: string; role: string }) {
  return (
    <header className="border-b border-line bg-surface print:hidden">
      <div className="mx-auto flex w-full max-w-page items-center justify-between gap-4 px-gutter py-3">
        <a
          href="/dashboard"
          className="inline-flex min-h-11 items-center rounded-control"
          aria-label="Aurora, dashboard"
        >
          <Logo />
        </a>
        <div className="flex min-w-0 items-center gap-4">
          <p className="truncate text-small text-ink-soft max-sm:sr-only">
            Signed in as <span className="font-semibold text-ink">{name}</span>
          </p>
          <SignOutControl />
        </div>
      </div>
      <AppNavigation role={role} />
    </header>
  );
}
