"use server";

import { cookies, headers } from "next/headers";
import { isSecureOrigin } from "@/lib/env";
import { textField } from "@/lib/form-state";
import { requireSameOrigin } from "@/lib/http/same-origin";
import { LANGUAGE_COOKIE, parseLanguage } from "@/lib/language";

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** Shows pages in another language on this device from now on, for a year. What is no language changes nothing. */
export async function chooseLanguageAction(data: FormData): Promise<void> {
  requireSameOrigin(await headers());
  const language = parseLanguage(textField(data, "language"));
  if (language === null) return;
  const attributes = { path: "/", maxAge: YEAR_SECONDS, httpOnly: true, secure: isSecureOrigin() } as const;
  (await cookies()).set(LANGUAGE_COOKIE, language, { ...attributes, sameSite: "lax" });
}
