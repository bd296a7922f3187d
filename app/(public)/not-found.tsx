import { PageNotice } from "@/components/ui/page-notice";
import { ButtonLink } from "@/components/ui/button";
import { getVisitor } from "@/lib/pages/visitor";
import { getWords } from "@/lib/words/page-language";

export default async function NotFound() {
  const words = (await getWords()).notices.notFound;
  const way =
    (await getVisitor()) === null ? { href: "/", text: words.start } : { href: "/dashboard", text: words.dashboard };
  return (
    <PageNotice title={words.title} actions={<ButtonLink href={way.href}>{way.text}</ButtonLink>}>
      {words.detail}
    </PageNotice>
  );
}
