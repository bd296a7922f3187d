import type { Metadata } from "next";
import type { ReactNode } from "react";
import { LandingShots } from "@/app/(public)/landing-shots";
import { LandingPicture } from "@/app/(public)/landing-picture";
import { ButtonLink, buttonClasses } from "@/components/ui/button";
import { getVisitor } from "@/lib/pages/visitor";
import { getWords } from "@/lib/words/page-language";

/** The ways to start, in the order of their words. */
const COMMANDS = ["npm run up", "npm run verify", "npx aurora-session init"];

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
      <Section id="shown" title={words.shown.title}>
        <LandingShots words={words.shown} />
      </Section>
      <Section id="promises" title={words.promisesTitle}>
        <ul className="mt-10 grid gap-x-10 gap-y-8 sm:grid-cols-2 lg:grid-cols-4">
          {words.promises.map(({ title, text }) => (
            <li key={title} className="border-l-2 border-accent pl-4">
              <h3 className="text-heading">{title}</h3>
              <p className="mt-2 text-ink-soft">{text}</p>
            </li>
          ))}
        </ul>
        <p className="mt-10 text-ink-soft">{words.proof}</p>
      </Section>
      <Section id="audience" title={words.audience.title} lead={words.audience.lead}>
        <ul className="mt-10 grid gap-x-10 gap-y-8 lg:grid-cols-3">
          {words.audience.needs.map(({ title, text }) => (
            <li key={title}>
              <h3 className="text-heading">{title}</h3>
              <p className="mt-2 max-w-prose text-ink-soft">{text}</p>
            </li>
          ))}
        </ul>
      </Section>
      <Section id="start" title={words.start.title}>
        <ol className="mt-10 grid gap-6 lg:grid-cols-3">
          {words.start.ways.map(({ title, text }, way) => (
            <li key={title} className="min-w-0 rounded-card border border-line bg-surface p-5 shadow-card sm:p-6">
              <h3 className="text-heading">{title}</h3>
              {/* One press selects it. */}
              <code className="mt-4 block rounded-control bg-night px-4 py-3 text-small wrap-anywhere text-night-glow select-all">
                {COMMANDS[way]}
              </code>
              <p className="mt-4 text-ink-soft">{text}</p>
            </li>
          ))}
        </ol>
      </Section>
    </div>
  );
}

type SectionProps = { id: string; title: string; lead?: string; children: ReactNode };

function Section({ id, title, lead, children }: SectionProps) {
  return (
    <section aria-labelledby={id} className="border-t border-line py-section">
      <h2 id={id} className="text-title">
        {title}
      </h2>
      {lead && <p className="mt-3 max-w-prose text-lead text-ink-soft">{lead}</p>}
      {children}
    </section>
  );
}
