"use server";

import { readRequester } from "@/lib/account/requester";
import { forgotPasswordSchema, requestPasswordReset } from "@/lib/account/reset-password";
import { textField, type FormState } from "@/lib/forms/form-state";
import { answerForm } from "@/lib/forms/form-action";
import { parseInput, requireSameOrigin } from "aurora-session/http";
import { getWords } from "@/lib/words/page-language";
import { fill } from "aurora-session/shared";

/** Mails a link to choose a new password, if an account has the address. */
export async function forgotPasswordAction(_state: FormState, data: FormData): Promise<FormState> {
  const email = textField(data, "email");
  const mail = async (requestHeaders: Headers) => {
    requireSameOrigin(requestHeaders);
    await requestPasswordReset(parseInput({ email }, forgotPasswordSchema), readRequester(requestHeaders));
    return { done: fill((await getWords()).recovery.forgot.done, { email: email.trim() }) };
  };
  return answerForm(mail, { email });
}
