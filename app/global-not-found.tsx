import "./globals.css";
import type { Metadata } from "next";
import { DocumentRoot } from "@/components/document-root";
import { PageNotice } from "@/components/page-notice";
import { ButtonLink } from "@/components/ui/button";

export const metadata: Metadata = { title: "Page not found · Aurora" };

/**
 * For addresses that belong to neither root layout: a document of its own, made for each visit, because one that was
 * prerendered would have no nonce.
 */
export default function GlobalNotFound() {
  return (
    <DocumentRoot>
      <main>
        <PageNotice title="Page not found" actions={<ButtonLink href="/">Go to the start page</ButtonLink>}>
          There is nothing at this address. The link may be old, or have a typing mistake.
        </PageNotice>
      </main>
    </DocumentRoot>
  );
}
