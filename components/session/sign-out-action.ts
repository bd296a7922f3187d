"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { textField } from "@/lib/forms/form-state";
import { setCookies } from "@/lib/forms/form-action";
import { requireSameOrigin } from "aurora-session/http";
import { readCredentials, signOutRequest } from "aurora-session/core";

/** Signs out from a form, then redirects. The sign-out button calls it without JavaScript. */
export async function signOutAction(data: FormData): Promise<void> {
  const requestHeaders = await headers();
  requireSameOrigin(requestHeaders);
  const session = textField(data, "session") || null;
  const { cookies } = await signOutRequest(readCredentials(requestHeaders), { scope: "this", session });
  await setCookies(cookies);
  redirect("/signed-out");
}
