import type { ReactNode } from "react";
import { LiveUpdates, SessionTimer, TabGuard, SignOutControl } from "aurora-session/react";
import { Reauthentication } from "@/components/session/reauthentication";
import { SiteFooter } from "@/components/frame/site-frame";
import { toMe, toTabSession } from "@/lib/pages/public-user";
import type { LiveSession, SessionUser } from "aurora-session/core";
import { AppNavigation } from "@/components/frame/app-navigation";
import { signOutAction } from "aurora-session/sign-out-action";
import { Alert } from "@/components/ui/alert";
import { Logo } from "@/components/ui/logo";
import { Timestamp } from "@/components/ui/timestamp";
import { getWords } from "@/lib/words/page-language";
import { listNavigation } from "@/product/navigation";
import { NAME } from "@/product/product";
import { SignedInAs } from "@/components/frame/signed-in-as";

/** Every page of the app side: tied to its session, with the way out in sight. */
export function AppFrame({ session, children }: { session: LiveSession; children: ReactNode }) {
  return (
    <TabGuard {...toTabSession(session)}>
      <LiveUpdates />
      <SessionTimer initial={toMe(session)} />
      <Reauthentication method={session.provider}>
        <AppHeader user={session.user} />
        <PrintedHeader user={session.user} />
        <main
          id="content"
          tabIndex={-1}
          data-time-zone={session.user.timeZone ?? undefined}
          className="mx-auto w-full max-w-page flex-1 px-gutter py-8 sm:py-12"
        >
          <NeedsScripts />
          {children}
        </main>
        <SiteFooter />
      </Reauthentication>
    </TabGuard>
  );
}

/**
 * The top of every app page: the product's name, who is signed in, and the way out. It stays in sight when the page is
 * scrolled. Only on a very low screen, at a large zoom for instance, it scrolls away with the page.
 */
async function AppHeader({ user }: { user: SessionUser }) {
  return (
    <>
      <AppBar>
        <SignedInAs user={user} />
        <SignOutControl action={signOutAction} />
      </AppBar>
      <Navigation of={user.role} />
    </>
  );
}

/** On paper, whose page it is and of when. */
async function PrintedHeader({ user: { name, email } }: { user: SessionUser }) {
  return (
    <div className="hidden justify-between gap-4 px-gutter text-small print:flex">
      <p>
        {NAME} · {name !== null && <bdi>{name}</bdi>}
        {name !== null && " · "}
        <bdi>{email}</bdi>
      </p>
      <Timestamp value={new Date().toISOString()} />
    </div>
  );
}

/** Says without scripts why nothing on the page can be changed. */
async function NeedsScripts() {
  const { frame } = await getWords();
  return (
    <div className="mb-8 hidden print:hidden noscript:block">
      <Alert tone="info">{frame.needsScripts}</Alert>
    </div>
  );
}

async function AppBar({ children }: { children?: ReactNode }) {
  const { frame } = await getWords();
  return (
    <header className="top-0 z-10 bg-surface shadow-[0_1px_0_var(--color-line)] forced-colors:border-b print:hidden [@media(min-height:22rem)]:sticky">
      <div className="mx-auto flex min-h-17 w-full max-w-page items-center justify-between gap-4 px-gutter py-3">
        <a
          href="/dashboard"
          className="inline-flex min-h-11 items-center rounded-control no-underline"
          aria-label={frame.home}
        >
          <Logo />
        </a>
        <div className="flex min-w-0 items-center gap-2 max-sm:shrink-0 sm:gap-4">{children}</div>
      </div>
    </header>
  );
}

async function Navigation({ of: role }: { of: string | null }) {
  const words = await getWords();
  const shown = listNavigation(role).filter(({ inMenuOnly }) => inMenuOnly !== true);
  const links = shown.map(({ href, label }) => ({ href, text: label(words) }));
  return <AppNavigation label={words.frame.pages} links={links} />;
}

/** A page of the app side that can't tell who is there: it has the ways to the others, and names nobody. */
export function NamelessFrame({ children }: { children: ReactNode }) {
  return (
    <>
      <AppBar />
      <Navigation of={null} />
      <main id="content" tabIndex={-1} className="flex-1">
        {children}
      </main>
      <SiteFooter />
    </>
  );
}
