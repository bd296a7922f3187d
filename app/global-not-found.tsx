import "./globals.css";
import { DocumentRoot } from "@/components/frame/document-root";
import { SiteFooter, SiteHeader, SkipLink } from "@/components/frame/site-frame";
import { PageNotice } from "@/components/ui/page-notice";
import { ButtonLink } from "@/components/ui/button";
import { getVisitor } from "@/lib/pages/visitor";
import { getWords, pageTitle } from "@/lib/words/page-language";
import { NAME } from "@/product/product";

export const generateMetadata = pageTitle(({ notices }) => `${notices.notFound.title} · ${NAME}`);

/**
 * For addresses that belong to neither root layout: a document of its own, made for each visit, because one that was
 * prerendered would have no nonce.
 */
export default async function GlobalNotFound() {
  const words = (await getWords()).notices.notFound;
  const visitor = await getVisitor();
  const way = visitor === null ? { href: "/", text: words.start } : { href: "/dashboard", text: words.dashboard };
  return (
    <DocumentRoot>
      <SkipLink />
      <SiteHeader />
      <main id="content" tabIndex={-1} className="flex-1">
        <PageNotice title={words.title} actions={<ButtonLink href={way.href}>{way.text}</ButtonLink>}>
          {words.detail}
        </PageNotice>
      </main>
      <SiteFooter />
    </DocumentRoot>
  );
}
