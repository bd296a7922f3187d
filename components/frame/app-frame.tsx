import type { ReactNode } from "react";
import { LiveUpdates, SessionTimer, TabGuard, SignOutControl, FilledText } from "aurora-session/react";
import { Reauthentication } from "@/components/session/reauthentication";
import { SiteFooter } from "@/components/frame/site-frame";
import { toMe, toTabSession } from "@/lib/pages/public-user";
import type { LiveSession } from "aurora-session/core";
import { AppNavigation } from "@/components/frame/app-navigation";
import { signOutAction } from "aurora-session/sign-out-action";
import { Logo } from "@/components/ui/logo";
import { getWords } from "@/lib/words/page-language";
import { NAVIGATION } from "@/product/navigation";

/** Every page of the app side: tied to its session, with the way out in sight. */
export function AppFrame({ session, children }: { session: LiveSession; children: ReactNode }) {
  return (
    <TabGuard {...toTabSession(session)}>
      <LiveUpdates />
      <SessionTimer initial={toMe(session)} />
      <Reauthentication method={session.provider}>
        <AppHeader name={session.user.name ?? session.user.email} role={session.user.role} />
        <main id="content" tabIndex={-1} className="mx-auto w-full max-w-page flex-1 px-gutter py-8 sm:py-12">
          {children}
        </main>
        <SiteFooter />
      </Reauthentication>
    </TabGuard>
  );
}

/**
 * The top of every app page: the product's name, the person's name, and the way out. It stays in sight when the page is
 * scrolled. Only on a very low screen, at a large zoom for instance, it scrolls away with the page.
 */
async function AppHeader({ name, role }: { name: string; role: string }) {
  const words = await getWords();
  const links = NAVIGATION.filter((link) => link.role === undefined || link.role === role);
  return (
    <>
      <header className="top-0 z-10 bg-surface shadow-[0_1px_0_var(--color-line)] forced-colors:border-b print:hidden [@media(min-height:22rem)]:sticky">
        <div className="mx-auto flex w-full max-w-page items-center justify-between gap-4 px-gutter py-3">
          <a
            href="/dashboard"
            className="inline-flex min-h-11 items-center rounded-control no-underline"
            aria-label={words.frame.home}
          >
            <Logo />
          </a>
          <div className="flex min-w-0 items-center gap-4 max-sm:shrink-0">
            <p className="truncate text-small text-ink-soft max-sm:sr-only">
              <FilledText
                text={words.frame.signedInAs}
                values={{ name: <bdi className="font-semibold text-ink">{name}</bdi> }}
              />
            </p>
            <SignOutControl action={signOutAction} />
          </div>
        </div>
      </header>
      <AppNavigation label={words.frame.pages} links={links.map(({ href, label }) => ({ href, text: label(words) }))} />
    </>
  );
}
