"use client";

import { unstable_isUnrecognizedActionError as isUnrecognizedAction } from "next/navigation";
import { useHydrated } from "aurora-session/react";
import { PageNotice } from "@/components/ui/page-notice";
import { Button, ButtonLink } from "@/components/ui/button";
import { useBrowserWords } from "@/components/words/use-browser-words";

const RULES = [
  {
    sign: /works inside a protected page only/,
    rule: "What reads the tab's session stands below protectedPage(…). Export the page through it.",
  },
  {
    sign: /Objects are not valid as a React child \(found: \[object (Prisma)?Promise\]\)|PrismaPromise/,
    rule: "A promise was rendered. Await the query: Prisma sends nothing before that.",
  },
  {
    sign: /^(session_missing|session_ended)\b/,
    rule: "requireSession() was called outside of protectedPage(…), which turns its error into the way to /login.",
  },
  {
    sign: /loading\.tsx stands above/,
    rule: "Skeletons are <Suspense> inside of the page: a loading.tsx turns the redirect to /login into a 200.",
  },
] as const;

/** Returns the rule of Aurora that was broken, by the message of the error, or null. */
export function brokenRule(message: string): string | null {
  return RULES.find(({ sign }) => sign.test(message))?.rule ?? null;
}

/**
 * Shows a developer what went wrong and which rule that breaks. Shows nothing in production, where Next hides messages too.
 */
export function RuleHint({ error }: { error: unknown }) {
  if (process.env.NODE_ENV !== "development" || !(error instanceof Error)) return null;
  return (
    <div className="mx-auto w-full max-w-prose rounded-card border border-line bg-sunken p-4">
      <p className="font-mono text-small wrap-anywhere">{error.message}</p>
      <p className="mt-2 font-medium">{brokenRule(error.message) ?? "The terminal of npm run dev shows where."}</p>
    </div>
  );
}

type ErrorNoticeProps = { error: unknown; retry: () => void };

/** Replaces a page that could not be rendered, and offers two ways on. */
export function ErrorNotice({ error, retry }: ErrorNoticeProps) {
  const { error: words, unsent } = useBrowserWords();
  // A Server Action of an older deployment, from a form that holds no text.
  const isOutdated = isUnrecognizedAction(error);
  const isOffline = useHydrated() && !navigator.onLine;
  return (
    <>
      <PageNotice
        title={isOffline ? words.offlineTitle : words.title}
        actions={
          <>
            {isOutdated ? (
              <Button onClick={() => location.reload()}>{unsent.reload}</Button>
            ) : (
              <Button onClick={retry}>{words.tryAgain}</Button>
            )}
            <ButtonLink variant="secondary" href="/">
              {words.start}
            </ButtonLink>
          </>
        }
      >
        {isOffline ? words.offline : isOutdated ? unsent.outdated : words.page}
      </PageNotice>
      <RuleHint error={error} />
    </>
  );
}
