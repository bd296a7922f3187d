"use server";

import { headers } from "next/headers";
import { readRequester } from "@/lib/account/requester";
import { confirmEmailChange } from "@/lib/account/change-email";
import { mailedSecretSchema } from "@/lib/account/mailed-secret";
import { textField, type FormState } from "@/lib/forms/form-state";
import { formProblem } from "@/lib/forms/form-action";
import { parseInput, requireSameOrigin } from "aurora-session/http";
import { getWords } from "@/lib/words/page-language";

/** Confirms a change of e-mail address. The button of the mailed link's page calls it. */
export async function confirmEmailAction(_state: FormState, data: FormData): Promise<FormState> {
  try {
    const requestHeaders = await headers();
    requireSameOrigin(requestHeaders);
    const { secret } = parseInput({ secret: textField(data, "secret") }, mailedSecretSchema);
    await confirmEmailChange(secret, readRequester(requestHeaders));
    return { done: (await getWords()).mailedLinks.confirmEmail.done };
  } catch (error) {
    return formProblem(error);
  }
}
