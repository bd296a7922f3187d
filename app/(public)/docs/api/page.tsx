import { ApiReference } from "@/app/(public)/docs/api/api-reference";
import { FilledText } from "aurora-session/react";
import { getWords, pageTitle } from "@/lib/words/page-language";

export const generateMetadata = pageTitle(({ developers }) => developers.api.title);

export default async function ApiPage() {
  const words = (await getWords()).developers.api;
  const openapi = (
    <a href="/api/openapi.json" className="underline underline-offset-4">
      OpenAPI 3.1
    </a>
  );
  return (
    <div className="mx-auto w-full max-w-page px-gutter pb-section">
      <h1 className="text-title">{words.title}</h1>
      <p className="mt-2 max-w-prose text-ink-soft">
        <FilledText text={words.lead} values={{ openapi }} />
      </p>
      <ApiReference words={words} />
    </div>
  );
}
