import { z } from "zod";

/** The cookie of a device's own choice of colours. It names nobody, and stays at a sign-out. */
export const COLOR_SCHEME_COOKIE = "aurora.color-scheme";

const colorSchemeSchema = z.enum(["light", "dark"]);

/** The colours somebody chose on this device; without a choice the system decides. */
export type ColorScheme = z.infer<typeof colorSchemeSchema>;

/** What a cookie or a control says, or null for everything that is no choice. */
export function parseColorScheme(value: unknown): ColorScheme | null {
  return colorSchemeSchema.safeParse(value).data ?? null;
}
