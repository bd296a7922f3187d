import { buttonClasses } from "@/components/ui/button-classes";
import { Logo } from "@/components/ui/logo";
import { getWords } from "@/lib/words/page-language";

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
