import type { Words } from "@/lib/words/words";
import { app } from "@/lib/words/de/app";
import { browser } from "@/lib/words/de/browser";
import { developers } from "@/lib/words/de/developers";
import { forms } from "@/lib/words/de/forms";
import { landing } from "@/lib/words/de/landing";
import { mailedLinks } from "@/lib/words/de/mailed-links";
import { mails } from "@/lib/words/de/mails";
import { notices } from "@/lib/words/de/notices";
import { problems } from "@/lib/words/de/problems";
import { providerErrors } from "@/lib/words/de/provider-errors";
import { reasons } from "@/lib/words/de/reasons";
import { recovery } from "@/lib/words/de/recovery";
import { signIn } from "@/lib/words/de/sign-in";
import { signUp } from "@/lib/words/de/sign-up";
import { signedOut } from "@/lib/words/de/signed-out";
import { site } from "@/lib/words/de/site";
import { steps } from "@/lib/words/de/steps";
import { values } from "@/lib/words/de/values";

/** Every word for people in German. */
export const de: Words = {
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
