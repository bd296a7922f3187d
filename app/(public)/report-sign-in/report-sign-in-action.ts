"use server";

import { headers } from "next/headers";
import { readRequester } from "@/lib/account/requester";
import { reportSignIn } from "@/lib/account/secure-account";
import { mailedSecretSchema } from "@/lib/account/mailed-secret";
import { textField, type FormState } from "@/lib/forms/form-state";
import { formProblem } from "@/lib/forms/form-action";
import { parseInput, requireSameOrigin } from "aurora-session/http";
import { getWords } from "@/lib/words/page-language";

/** Reports a sign-in as somebody else's. The button of the mailed link's page calls it. */
export async function reportSignInAction(_state: FormState, data: FormData): Promise<FormState> {
  try {
    const requestHeaders = await headers();
    requireSameOrigin(requestHeaders);
    const { secret } = parseInput({ secret: textField(data, "secret") }, mailedSecretSchema);
    await reportSignIn(secret, readRequester(requestHeaders));
    return { done: (await getWords()).mailedLinks.reportSignIn.done };
  } catch (error) {
    return formProblem(error);
  }
}
