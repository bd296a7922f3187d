"use server";

import { confirmEmailChange, undoEmailChange } from "@/lib/account/change-email";
import { mailedSecretSchema } from "@/lib/account/mailed-secret";
import { readRequester, type Requester } from "@/lib/account/requester";
import { reportSignIn } from "@/lib/account/secure-account";
import { verifyEmail } from "@/lib/account/verify-email";
import { answerForm } from "@/lib/forms/form-action";
import { textField, type FormState } from "@/lib/forms/form-state";
import { getWords } from "@/lib/words/page-language";
import type { Words } from "@/lib/words/words";
import { Problem } from "aurora-session/core";
import { requireSameOrigin } from "aurora-session/http";

// Each is called by the button of the page that a mailed link leads to.

async function follow(
  data: FormData,
  requestHeaders: Headers,
  link: keyof Words["mailedLinks"],
  act: (secret: string, requester: Requester) => Promise<unknown>,
): Promise<FormState> {
  const parsed = mailedSecretSchema.safeParse({ secret: textField(data, "secret") });
  // No field is there to mark: a link that was cut short is answered like one that is too old.
  if (!parsed.success) throw new Problem("link_expired");
  await act(parsed.data.secret, readRequester(requestHeaders));
  return { done: (await getWords()).mailedLinks[link].done };
}

/** Confirms a change of e-mail address. */
export async function confirmEmailAction(_state: FormState, data: FormData): Promise<FormState> {
  return answerForm(async (requestHeaders) => {
    requireSameOrigin(requestHeaders);
    return follow(data, requestHeaders, "confirmEmail", confirmEmailChange);
  });
}

/** Confirms the e-mail address of an account. */
export async function verifyEmailAction(_state: FormState, data: FormData): Promise<FormState> {
  return answerForm(async (requestHeaders) => {
    requireSameOrigin(requestHeaders);
    return follow(data, requestHeaders, "verifyEmail", verifyEmail);
  });
}

/** Takes back a change of e-mail address. */
export async function undoEmailChangeAction(_state: FormState, data: FormData): Promise<FormState> {
  return answerForm(async (requestHeaders) => {
    requireSameOrigin(requestHeaders);
    return follow(data, requestHeaders, "undoEmailChange", undoEmailChange);
  });
}

/** Reports a sign-in as somebody else's. */
export async function reportSignInAction(_state: FormState, data: FormData): Promise<FormState> {
  return answerForm(async (requestHeaders) => {
    requireSameOrigin(requestHeaders);
    return follow(data, requestHeaders, "reportSignIn", reportSignIn);
  });
}
