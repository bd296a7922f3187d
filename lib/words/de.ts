import type { Words } from "@/lib/words/words";
import { forms } from "@/lib/words/de/forms";
import { problems } from "@/lib/words/de/problems";
import { providerErrors } from "@/lib/words/de/provider-errors";
import { reasons } from "@/lib/words/de/reasons";
import { signIn } from "@/lib/words/de/sign-in";
import { site } from "@/lib/words/de/site";

/** Every word for people in German. */
export const de: Words = { forms, problems, providerErrors, reasons, signIn, site };
