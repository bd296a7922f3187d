"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { authFor, listProviders } from "@/auth";
import { formProblem, setCookies } from "@/lib/forms/form-action";
import { signIn, signInSchema } from "@/lib/account/sign-in";
import { countProviderStep } from "@/lib/account/sign-in-limits";
import { readSignInRequest, signInCookies } from "@/lib/account/requester";
import { textField, type FormState } from "@/lib/forms/form-state";
import { parseInput, toProblem, requireSameOrigin, redirectTarget } from "aurora-session/http";
import { beginProviderSignIn } from "@/lib/auth-js/provider-sign-in";

/** Signs in with e-mail and password from a form, with or without JavaScript, then redirects to `next`. */
export async function signInAction(_state: FormState, data: FormData): Promise<FormState> {
  const email = textField(data, "email");
  const remember = textField(data, "remember");
  try {
    const requestHeaders = await headers();
    requireSameOrigin(requestHeaders);
    const fields = { email, password: textField(data, "password"), remember: remember === "on" };
    const request = readSignInRequest(requestHeaders);
    const { created } = await signIn(parseInput(fields, signInSchema), request);
    await setCookies(signInCookies(created));
  } catch (error) {
    return formProblem(error, { email, remember });
  }
  return redirect(redirectTarget(textField(data, "next")));
}

/** Begins a sign-in with a provider: redirects to it. */
export async function providerSignInAction(_state: FormState, data: FormData): Promise<FormState> {
  const requestHeaders = await headers();
  requireSameOrigin(requestHeaders);
  const provider = listProviders().find(({ id }) => id === textField(data, "provider"));
  if (provider === undefined) redirect("/login?error=unknown_provider");
  const begun = beginProviderSignIn(requestHeaders);
  try {
    await countProviderStep(begun.request.address);
  } catch (error) {
    redirect(`/login?error=${toProblem(error).code}`);
  }
  await authFor(begun).signIn(provider.id, { redirectTo: redirectTarget(textField(data, "next")) });
  return {};
}
