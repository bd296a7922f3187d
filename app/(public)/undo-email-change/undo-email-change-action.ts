"use server";

import { headers } from "next/headers";
import { undoEmailChange } from "@/lib/account/change-email";
import { mailedSecretSchema } from "@/lib/account/mailed-secret";
import { textField, type FormState } from "@/lib/form-state";
import { formProblem } from "@/lib/http/form-action";
import { parseInput } from "@/lib/http/json-body";
import { requireSameOrigin } from "@/lib/http/same-origin";
import { requestDevice } from "@/lib/request-device";

/** What the button of the mailed link does. */
export async function undoEmailChangeAction(_state: FormState, data: FormData): Promise<FormState> {
  try {
    const requestHeaders = await headers();
    requireSameOrigin(requestHeaders);
    const { secret } = parseInput({ secret: textField(data, "secret") }, mailedSecretSchema);
    await undoEmailChange(secret, requestDevice(requestHeaders));
    return {
      done: "Your account has this address again, and every device is signed out. A link to choose a new password is on its way.",
    };
  } catch (error) {
    return formProblem(error);
  }
}
