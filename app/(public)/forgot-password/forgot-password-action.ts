"use server";

import { headers } from "next/headers";
import { forgotPasswordSchema, requestPasswordReset } from "@/lib/account/reset-password";
import { textField, type FormState } from "@/lib/form-state";
import { formProblem } from "@/lib/http/form-action";
import { parseInput } from "@/lib/http/json-body";
import { requireSameOrigin } from "@/lib/http/same-origin";
import { clientAddress, requestDevice } from "@/lib/request-device";

/** Mails a link to choose a new password, if the address is somebody's. */
export async function forgotPasswordAction(_state: FormState, data: FormData): Promise<FormState> {
  const email = textField(data, "email");
  try {
    const requestHeaders = await headers();
    requireSameOrigin(requestHeaders);
    const asking = { device: requestDevice(requestHeaders), address: clientAddress(requestHeaders) };
    await requestPasswordReset(parseInput({ email }, forgotPasswordSchema), asking);
    return { done: `If ${email.trim()} has an account, a link is on its way. It works for 30 minutes.` };
  } catch (error) {
    return formProblem(error, { email });
  }
}
