"use server";

import { readRequester } from "@/lib/account/requester";
import { passwordResetSchema, resetPassword } from "@/lib/account/reset-password";
import { textField, type FormState } from "@/lib/forms/form-state";
import { answerForm } from "@/lib/forms/form-action";
import { parseInput, requireSameOrigin } from "aurora-session/http";
import { getWords } from "@/lib/words/page-language";

/** Sets a new password by a mailed link. */
export async function resetPasswordAction(_state: FormState, data: FormData): Promise<FormState> {
  return answerForm(async (requestHeaders) => {
    requireSameOrigin(requestHeaders);
    const given = { secret: textField(data, "secret"), newPassword: textField(data, "newPassword") };
    await resetPassword(parseInput(given, passwordResetSchema), readRequester(requestHeaders));
    return { done: (await getWords()).recovery.reset.done };
  });
}
