"use server";

import { cookies, headers } from "next/headers";
import { setLanguage } from "@/lib/account/account-language";
import { isSecureOrigin } from "@/lib/env";
import { textField } from "@/lib/forms/form-state";
import { requireSameOrigin } from "aurora-session/http";
import { LANGUAGE_COOKIE, parseLanguage, type Language } from "aurora-session/shared";
import { log } from "@/lib/process/log";
import { getSession } from "aurora-session/next";

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/**
 * Shows pages in another language on this device for a year from now on, and writes mails in it to the person who is signed
 * in. An unknown language changes nothing.
 */
export async function chooseLanguageAction(data: FormData): Promise<void> {
  requireSameOrigin(await headers());
  const language = parseLanguage(textField(data, "language"));
  if (language === null) return;
  const attributes = { path: "/", maxAge: YEAR_SECONDS, httpOnly: true, secure: isSecureOrigin() } as const;
  (await cookies()).set(LANGUAGE_COOKIE, language, { ...attributes, sameSite: "lax" });
  await tellAccount(language);
}

// An outage must not keep pages from changing their language.
async function tellAccount(language: Language): Promise<void> {
  try {
    const session = await getSession();
    if (session !== null) await setLanguage(session.userId, language);
  } catch (error) {
    log().warn({ err: error }, "the language of mails was not changed");
  }
}
