import { ColorSchemeSelect } from "@/components/frame/color-scheme-select";
import { LanguageSwitch } from "@/components/frame/language-switch";
import { getLanguage, getWords } from "@/lib/words/page-language";

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
