"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { formProblem, setCookies } from "@/lib/forms/form-action";
import { readSignInRequest, signInCookies } from "@/lib/account/requester";
import { signUp, signUpSchema } from "@/lib/account/sign-up";
import { textField, type FormState } from "@/lib/forms/form-state";
import { parseInput, requireSameOrigin, redirectTarget } from "aurora-session/http";

/** Creates an account from a form, with or without JavaScript, signs in, then redirects to `next`. */
export async function signUpAction(_state: FormState, data: FormData): Promise<FormState> {
  const typed = { email: textField(data, "email"), name: textField(data, "name") };
  try {
    const requestHeaders = await headers();
    requireSameOrigin(requestHeaders);
    const input = parseInput({ ...typed, password: textField(data, "password") }, signUpSchema);
    const request = readSignInRequest(requestHeaders);
    const { created } = await signUp(input, request);
    await setCookies(signInCookies(created));
  } catch (error) {
    return formProblem(error, typed);
  }
  return redirect(redirectTarget(textField(data, "next")));
}
