import { forms } from "@/lib/words/en/forms";
import { problems } from "@/lib/words/en/problems";
import { providerErrors } from "@/lib/words/en/provider-errors";
import { reasons } from "@/lib/words/en/reasons";
import { signIn } from "@/lib/words/en/sign-in";
import { site } from "@/lib/words/en/site";

/** Every word for people in English, which the other languages take their shape from. */
export const en = { forms, problems, providerErrors, reasons, signIn, site };
