import "../globals.css";
import type { Metadata } from "next";
import type { ReactNode } from "react";
import { DocumentRoot } from "@/components/frame/document-root";
import { FinishSignOut } from "aurora-session/react";
import { SiteFooter, SiteHeader, SkipLink } from "@/components/frame/site-frame";
import { readPageCredentials } from "aurora-session/next";
import { NAME } from "@/product/product";

export const metadata: Metadata = { title: { template: `%s · ${NAME}`, default: NAME } };

export const dynamic = "force-dynamic";

/** The document of the public side. Each of its pages finishes a sign-out that this browser has still to finish. */
export default async function PublicLayout({ children }: { children: ReactNode }) {
  const { leaving, pending } = await readPageCredentials();
  return (
    <DocumentRoot>
      <SkipLink />
      <SiteHeader />
      <main id="content" tabIndex={-1} className="flex-1">
        {children}
      </main>
      <SiteFooter />
      {(leaving !== null || pending !== null) && <FinishSignOut />}
    </DocumentRoot>
  );
}
