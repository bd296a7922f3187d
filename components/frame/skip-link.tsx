import { getWords } from "@/lib/words/page-language";

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
