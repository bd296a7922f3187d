import { ColorSchemeSelect } from "@/components/frame/color-scheme-select";
import { LanguageSwitch } from "@/components/frame/language-switch";
import { getLanguage, getWords } from "@/lib/words/page-language";
import { SignedInAs } from "@/components/frame/signed-in-as";
import { buttonClasses } from "@/components/ui/button";
import { getVisitor } from "@/lib/pages/visitor";
import type { LiveSession } from "aurora-session/core";
import { VisitorGuard } from "aurora-session/react";
import { Logo } from "@/components/ui/logo";

/** The foot of every page. */
export async function SiteFooter() {
  const { site } = await getWords();
  return (
    <footer className="mx-auto w-full max-w-page px-gutter py-8 text-small text-ink-soft print:hidden">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 border-t border-line pt-6">
        <p>{site.slogan}</p>
        <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
          <a href="/docs/api" className="text-ink-soft hover:text-ink">
            API
          </a>
          <LanguageSwitch label={site.language} current={await getLanguage()} />
          <ColorSchemeSelect words={site.colors} />
        </div>
      </div>
    </footer>
  );
}

/** The top of every public page. Its links load documents, so that nothing of a page that names somebody stays in memory. */
export async function SiteHeader() {
  const visitor = await getVisitor();
  return (
    <header className="mx-auto flex w-full max-w-page items-center justify-between gap-2 px-gutter py-4 print:hidden">
      <a href="/" className="inline-flex min-h-11 items-center rounded-control text-ink no-underline hover:text-ink">
        <Logo />
      </a>
      {visitor === null ? <WaysIn /> : <WaysOn session={visitor} />}
    </header>
  );
}

async function WaysIn() {
  const { site } = await getWords();
  return (
    <nav aria-label={site.account} className="flex items-center gap-1 sm:gap-2">
      <a href="/login" className={buttonClasses("quiet", "whitespace-nowrap max-sm:px-3")}>
        {site.signIn}
      </a>
      <a href="/signup" className={buttonClasses("secondary", "whitespace-nowrap max-sm:px-3")}>
        {site.createAccount}
      </a>
    </nav>
  );
}

async function WaysOn({ session: { id, user } }: { session: LiveSession }) {
  const { site, dashboard } = await getWords();
  return (
    <VisitorGuard sessionId={id}>
      <nav aria-label={site.account} className="flex min-w-0 items-center gap-2 sm:gap-4">
        <SignedInAs user={user} />
        <a href="/dashboard" className={buttonClasses("secondary", "whitespace-nowrap max-sm:px-3")}>
          {dashboard.title}
        </a>
      </nav>
    </VisitorGuard>
  );
}

/** The first stop of the keyboard on every page. It leads past the header, to `<main id="content" tabIndex={-1}>`. */
export async function SkipLink() {
  const { site } = await getWords();
  return (
    <a
      href="#content"
      className="absolute top-3 left-3 z-20 -translate-y-24 rounded-control bg-accent px-4 py-3 font-medium text-on-accent no-underline hover:text-on-accent focus:translate-y-0 print:hidden"
    >
      {site.skip}
    </a>
  );
}
