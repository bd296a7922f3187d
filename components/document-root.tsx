import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { COLOR_SCHEME_COOKIE, parseColorScheme } from "@/lib/color-scheme";

/** The `<html>` of every page, in the colours that were chosen on this device from its first byte on. */
export async function DocumentRoot({ children }: { children: ReactNode }) {
  const chosen = parseColorScheme((await cookies()).get(COLOR_SCHEME_COOKIE)?.value);
  return (
    <html lang="en" data-color-scheme={chosen ?? undefined}>
      <body className="flex min-h-dvh flex-col">{children}</body>
    </html>
  );
}
