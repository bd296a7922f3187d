/** The foot of every page. */
export function SiteFooter() {
  return (
    <footer className="mx-auto w-full max-w-page px-gutter py-8 text-small text-ink-soft print:hidden">
      <div className="flex flex-wrap justify-between gap-x-6 gap-y-2 border-t border-line pt-6">
        <p>Aurora. Sessions that end when they should.</p>
        <a href="/docs/api" className="underline underline-offset-4">
          API
        </a>
      </div>
    </footer>
  );
}
