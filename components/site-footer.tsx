/** The foot of every page. */
export function SiteFooter() {
  return (
    <footer className="mx-auto w-full max-w-page px-gutter py-8 text-small text-ink-soft print:hidden">
      <p className="border-t border-line pt-6">Aurora. Sessions that end when they should.</p>
    </footer>
  );
}
