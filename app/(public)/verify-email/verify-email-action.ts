"use server";

import { headers } from "next/headers";
import { readRequester } from "@/lib/account/requester";
import { verifyEmail } from "@/lib/account/verify-email";
import { mailedSecretSchema } from "@/lib/account/mailed-secret";
import { textField, type FormState } from "@/lib/forms/form-state";
import { formProblem } from "@/lib/forms/form-action";
import { parseInput, requireSameOrigin } from "aurora-session/http";
import { getWords } from "@/lib/words/page-language";

/** Confirms the e-mail address of an account. The button of the mailed link's page calls it. */
export async function verifyEmailAction(_state: FormState, data: FormData): Promise<FormState> {
  try {
    const requestHeaders = await headers();
    requireSameOrigin(requestHeaders);
    const { secret } = parseInput({ secret: textField(data, "secret") }, mailedSecretSchema);
    await verifyEmail(secret, readRequester(requestHeaders));
    return { done: (await getWords()).mailedLinks.verifyEmail.done };
  } catch (error) {
    return formProblem(error);
  }
}
