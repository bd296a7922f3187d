import "./globals.css";
import { DocumentRoot } from "@/components/frame/document-root";
import { PageNotice } from "@/components/ui/page-notice";
import { ButtonLink } from "@/components/ui/button";
import { getWords, pageTitle } from "@/lib/words/page-language";
import { NAME } from "@/product/product";

export const generateMetadata = pageTitle(({ notices }) => `${notices.notFound.title} · ${NAME}`);

/**
 * For addresses that belong to neither root layout: a document of its own, made for each visit, because one that was
 * prerendered would have no nonce.
 */
export default async function GlobalNotFound() {
  const words = (await getWords()).notices.notFound;
  return (
    <DocumentRoot>
      <main>
        <PageNotice title={words.title} actions={<ButtonLink href="/">{words.start}</ButtonLink>}>
          {words.detail}
        </PageNotice>
      </main>
    </DocumentRoot>
  );
}
