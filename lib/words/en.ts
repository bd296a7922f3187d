import { app } from "@/lib/words/en/app";
import { browser } from "@/lib/words/en/browser";
import { developers } from "@/lib/words/en/developers";
import { forms } from "@/lib/words/en/forms";
import { landing } from "@/lib/words/en/landing";
import { mailedLinks } from "@/lib/words/en/mailed-links";
import { mails } from "@/lib/words/en/mails";
import { notices } from "@/lib/words/en/notices";
import { problems } from "@/lib/words/en/problems";
import { providerErrors } from "@/lib/words/en/provider-errors";
import { reasons } from "@/lib/words/en/reasons";
import { recovery } from "@/lib/words/en/recovery";
import { signIn } from "@/lib/words/en/sign-in";
import { signUp } from "@/lib/words/en/sign-up";
import { signedOut } from "@/lib/words/en/signed-out";
import { site } from "@/lib/words/en/site";
import { steps } from "@/lib/words/en/steps";
import { values } from "@/lib/words/en/values";

/** Every word for people in English, which the other languages take their shape from. */
export const en = {
  app,
  browser,
  developers,
  forms,
  landing,
  mailedLinks,
  mails,
  notices,
  problems,
  providerErrors,
  reasons,
  recovery,
  signedOut,
  signIn,
  signUp,
  site,
  steps,
  values,
};
