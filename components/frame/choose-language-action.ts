"use server";

import { headers } from "next/headers";
import { setLanguage } from "@/lib/account/account-language";
import { settingsCookies } from "@/lib/account/account-settings";
import { setCookies } from "@/lib/forms/form-action";
import { textField } from "@/lib/forms/form-state";
import { requireSameOrigin } from "aurora-session/http";
import { parseLanguage, type Language } from "aurora-session/shared";
import { log } from "@/lib/process/log";
import { getSession } from "aurora-session/next";

/**
 * Shows pages in another language on this device for a year from now on, and writes mails in it to the person who is signed
 * in. An unknown language changes nothing.
 */
export async function chooseLanguageAction(data: FormData): Promise<void> {
  requireSameOrigin(await headers());
  const language = parseLanguage(textField(data, "language"));
  if (language === null) return;
  await setCookies(settingsCookies({ language }));
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
