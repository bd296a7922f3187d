import { PageNotice } from "@/components/ui/page-notice";
import { ButtonLink } from "@/components/ui/button";
import { getWords } from "@/lib/words/page-language";

export default async function NotFound() {
  const words = (await getWords()).notices.notFound;
  return (
    <PageNotice title={words.title} actions={<ButtonLink href="/">{words.start}</ButtonLink>}>
      {words.detail}
    </PageNotice>
  );
}
