"use server";

import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { readCredentials } from "../core/credentials.ts";
import { signOutRequest } from "../core/request-sign-out.ts";
import { cookieAttributes } from "../core/session-cookies.ts";
import { signOutTarget } from "../http/redirect-target.ts";
import { requireSameOrigin } from "../http/same-origin.ts";

/** Signs out from a form, then redirects to its `callbackUrl`, or to the receipt. The sign-out button calls it without JavaScript. */
export async function signOutAction(data: FormData): Promise<void> {
  const requestHeaders = await headers();
  requireSameOrigin(requestHeaders);
  const named = data.get("session");
  const session = typeof named === "string" && named !== "" ? named : null;
  const result = await signOutRequest(readCredentials(requestHeaders), { scope: "this", session });
  const jar = await cookies();
  for (const change of result.cookies) jar.set(change.name, change.value, cookieAttributes(change));
  redirect(signOutTarget(data.get("callbackUrl"), result.revocation));
}
