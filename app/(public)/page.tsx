import type { Metadata } from "next";
import { LandingPicture } from "@/app/(public)/landing-picture";
import { ButtonLink, buttonClasses } from "@/components/ui/button";
import { getVisitor } from "@/lib/pages/visitor";
import { getWords } from "@/lib/words/page-language";

export async function generateMetadata(): Promise<Metadata> {
  const { page, description } = (await getWords()).landing;
  return { title: { absolute: page }, description };
}

export default async function LandingPage() {
  const { landing: words, notices } = await getWords();
  const visitor = await getVisitor();
  return (
    <div className="mx-auto w-full max-w-page px-gutter">
      <div className="grid items-center gap-x-16 gap-y-12 pt-8 pb-section sm:pt-12 lg:grid-cols-[1.1fr_1fr]">
        <div>
          <h1 className="text-display">{words.title}</h1>
          <p className="mt-6 max-w-prose text-lead text-pretty text-ink-soft">{words.lead}</p>
          <div className="mt-8 flex flex-wrap gap-3">
            {visitor === null ? (
              <>
                <a href="/signup" className={buttonClasses("primary", "px-5")}>
                  {words.createAccount}
                </a>
                <a href="/login" className={buttonClasses("secondary", "px-5")}>
                  {words.signIn}
                </a>
              </>
            ) : (
              <ButtonLink href="/dashboard" className="px-5">
                {notices.notFound.dashboard}
              </ButtonLink>
            )}
          </div>
        </div>
        <LandingPicture words={words.picture} />
      </div>
      <section aria-labelledby="promises" className="border-t border-line py-section">
        <h2 id="promises" className="text-title">
          {words.promisesTitle}
        </h2>
        <ul className="mt-10 grid gap-x-10 gap-y-8 sm:grid-cols-2 lg:grid-cols-4">
          {words.promises.map(({ title, text }) => (
            <li key={title} className="border-l-2 border-accent pl-4">
              <h3 className="text-heading">{title}</h3>
              <p className="mt-2 text-ink-soft">{text}</p>
            </li>
          ))}
        </ul>
        <p className="mt-10 text-ink-soft">{words.proof}</p>
      </section>
    </div>
  );
}
