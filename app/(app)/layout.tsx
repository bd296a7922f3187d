import "../globals.css";
import type { Metadata } from "next";
import type { ReactNode } from "react";
import { DocumentRoot } from "@/components/frame/document-root";
import { PageWords } from "@/components/words/page-words";
import { SkipLink } from "@/components/frame/site-frame";
import { TabProvider } from "@/components/session/tab-provider";
import { NAME } from "@/product/product";

export const metadata: Metadata = { title: { template: `%s · ${NAME}`, default: NAME } };

// A prerendered page has no nonce, and every page here belongs to somebody.
export const dynamic = "force-dynamic";

/** The document of the app side. It reads no session: a layout is not run again on soft navigation, so each page asks. */
export default function AppLayout({ children }: { children: ReactNode }) {
  return (
    <DocumentRoot>
      <SkipLink />
      <PageWords>
        <TabProvider>{children}</TabProvider>
      </PageWords>
    </DocumentRoot>
  );
}
