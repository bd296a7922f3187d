import { ApiReference } from "@/app/(public)/docs/api/api-reference";
import { FilledText } from "aurora-session/react";
import { PageHeading } from "@/components/ui/page";
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
    <div className="mx-auto w-full max-w-page px-gutter pt-8 pb-section sm:pt-12">
      <PageHeading title={words.title} lead={<FilledText text={words.lead} values={{ openapi }} />} />
      <ApiReference words={words} />
    </div>
  );
}
