import { PageNotice } from "@/components/ui/page-notice";
import { ButtonLink } from "@/components/ui/button";
import { getWords } from "@/lib/words/page-language";

/** It comes with every page of this side, shown or not, so it is small and names nobody. */
export default async function NotFound() {
  const words = (await getWords()).notices.notFound;
  return (
    <main id="content" tabIndex={-1}>
      <PageNotice title={words.title} actions={<ButtonLink href="/dashboard">{words.dashboard}</ButtonLink>}>
        {words.detail}
      </PageNotice>
    </main>
  );
}
