import { ColorSchemeSelect } from "@/components/frame/color-scheme-select";
import { LanguageSwitch } from "@/components/frame/language-switch";
import { getLanguage, getWords } from "@/lib/words/page-language";
import { buttonClasses } from "@/components/ui/button";
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
  const { site } = await getWords();
  return (
    <header className="mx-auto flex w-full max-w-page items-center justify-between gap-2 px-gutter py-4 print:hidden">
      <a href="/" className="inline-flex min-h-11 items-center rounded-control text-ink no-underline hover:text-ink">
        <Logo />
      </a>
      <nav aria-label={site.account} className="flex items-center gap-1 sm:gap-2">
        <a href="/login" className={buttonClasses("quiet", "whitespace-nowrap max-sm:px-3")}>
          {site.signIn}
        </a>
        <a href="/signup" className={buttonClasses("secondary", "whitespace-nowrap max-sm:px-3")}>
          {site.createAccount}
        </a>
      </nav>
    </header>
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
