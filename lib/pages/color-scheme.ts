import { z } from "zod";

/** The cookie of a device's own choice of colours. It names nobody, and stays at a sign-out. */
export const COLOR_SCHEME_COOKIE = "aurora.color-scheme";

const colorSchemeSchema = z.enum(["light", "dark"]);

/** The colours that somebody chose on this device; without a choice the system decides. */
export type ColorScheme = z.infer<typeof colorSchemeSchema>;

/** Returns the choice that a cookie or a control holds, or null for anything else. */
export function parseColorScheme(value: unknown): ColorScheme | null {
  return colorSchemeSchema.safeParse(value).data ?? null;
}
