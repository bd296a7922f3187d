import { ColorSchemeSelect } from "@/components/color-scheme-select";

/** The foot of every page. */
export function SiteFooter() {
  return (
    <footer className="mx-auto w-full max-w-page px-gutter py-8 text-small text-ink-soft print:hidden">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 border-t border-line pt-6">
        <p>Aurora. Sessions that end when they should.</p>
        <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
          <a href="/docs/api" className="text-ink-soft hover:text-ink">
            API
          </a>
          <ColorSchemeSelect />
        </div>
      </div>
    </footer>
  );
}
