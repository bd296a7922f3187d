import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { FONT_CLASSES } from "@/components/font";
import { COLOR_SCHEME_COOKIE, parseColorScheme } from "@/lib/color-scheme";
import { getLanguage } from "@/lib/page-language";

/** The `<html>` of every page, in its language and the colours that were chosen on this device from its first byte on. */
export async function DocumentRoot({ children }: { children: ReactNode }) {
  const chosen = parseColorScheme((await cookies()).get(COLOR_SCHEME_COOKIE)?.value);
  return (
    <html lang={await getLanguage()} className={FONT_CLASSES} data-color-scheme={chosen ?? undefined}>
      <body className="flex min-h-dvh flex-col">{children}</body>
    </html>
  );
}
