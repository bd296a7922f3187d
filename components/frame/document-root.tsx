import { cookies, headers } from "next/headers";
import type { ReactNode } from "react";
import { BrowserWords } from "@/components/words/browser-words";
import { AuroraHead, OfflineNotice, type ClassNames } from "aurora-session/react";
import { HOST_PATHS } from "@/lib/pages/public-user";
import { COLOR_SCHEME_COOKIE, parseColorScheme } from "@/lib/pages/color-scheme";
import { nonceOf } from "@/lib/pages/page-headers";
import { getLanguage, getWords } from "@/lib/words/page-language";
import localFont from "next/font/local";

// Next reads these calls while it builds: their arguments have to be literals. The ranges are the ones that the package names.
const latin = localFont({
  src: "../../node_modules/@fontsource-variable/figtree/files/figtree-latin-wght-normal.woff2",
  weight: "300 900",
  display: "swap",
  variable: "--font-figtree",
});

const latinExtended = localFont({
  src: "../../node_modules/@fontsource-variable/figtree/files/figtree-latin-ext-wght-normal.woff2",
  weight: "300 900",
  display: "swap",
  preload: false,
  adjustFontFallback: false,
  variable: "--font-figtree-extended",
  declarations: [
    {
      prop: "unicode-range",
      value:
        "U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF",
    },
  ],
});

/**
 * The classes that bring our typeface to a document. This installation serves it. Until it is there, a typeface of the
 * system with the same measures replaces it, so that nothing moves. Letters beyond Western European ones are fetched when
 * one occurs.
 */
const FONT_CLASSES = `${latin.variable} ${latinExtended.variable}`;

// At the foot of the window, beside forms where there is room, so that nothing of the page moves.
const OFFLINE_CLASSES: ClassNames = {
  connection: "pointer-events-none fixed inset-x-4 bottom-4 z-20 print:hidden sm:right-auto sm:max-w-88",
  "offline-notice":
    "pointer-events-auto rounded-control border border-current/15 bg-warning-soft px-4 py-3 text-ink shadow-dialog",
  "notice-title": "font-semibold",
};

/**
 * The `<html>` of every page. Its first byte already has the page's language and the colours that were chosen on this
 * device. The script that covers a session's page stands in its head, because a page can be left before any other script has
 * run.
 */
export async function DocumentRoot({ children }: { children: ReactNode }) {
  const chosen = parseColorScheme((await cookies()).get(COLOR_SCHEME_COOKIE)?.value);
  const words = await getWords();
  const nonce = nonceOf((await headers()).get("content-security-policy"));
  return (
    <html lang={await getLanguage()} className={FONT_CLASSES} data-color-scheme={chosen ?? undefined}>
      <head>
        <AuroraHead nonce={nonce} paths={HOST_PATHS} />
      </head>
      <body className="flex min-h-dvh flex-col">
        <BrowserWords words={words.browser} />
        {children}
        <OfflineNotice words={words.aurora.connection} paths={HOST_PATHS} classNames={OFFLINE_CLASSES} />
      </body>
    </html>
  );
}
