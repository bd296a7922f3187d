import { cookies, headers } from "next/headers";
import type { ReactNode } from "react";
import { FONT_CLASSES } from "@/components/frame/font";
import { COVER_STYLE, coverScript } from "aurora-session/browser";
import { HOST_PATHS } from "@/lib/pages/host-paths";
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
        <style>{COVER_STYLE}</style>
        {/* Browsers hide a nonce from scripts, so React would see a difference when it hydrates. */}
        <script nonce={nonce} dangerouslySetInnerHTML={{ __html: coverScript(HOST_PATHS) }} suppressHydrationWarning />
      </head>
      <body className="flex min-h-dvh flex-col">{children}</body>
    </html>
  );
}
