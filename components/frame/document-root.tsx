import { cookies, headers } from "next/headers";
import type { ReactNode } from "react";
import { FONT_CLASSES } from "@/components/frame/font";
import { AuroraHead } from "aurora-session/react";
import { HOST_PATHS } from "@/lib/pages/tab-session";
import { COLOR_SCHEME_COOKIE, parseColorScheme } from "@/lib/pages/color-scheme";
import { nonceOf } from "@/lib/pages/page-headers";
import { getLanguage } from "@/lib/words/page-language";

/**
 * The `<html>` of every page. Its first byte already has the page's language and the colours that were chosen on this
 * device. The script that covers a session's page stands in its head, because a page can be left before any other script has
 * run.
 */
export async function DocumentRoot({ children }: { children: ReactNode }) {
  const chosen = parseColorScheme((await cookies()).get(COLOR_SCHEME_COOKIE)?.value);
  const nonce = nonceOf((await headers()).get("content-security-policy"));
  return (
    <html lang={await getLanguage()} className={FONT_CLASSES} data-color-scheme={chosen ?? undefined}>
      <head>
        <AuroraHead nonce={nonce} paths={HOST_PATHS} />
      </head>
      <body className="flex min-h-dvh flex-col">{children}</body>
    </html>
  );
}
