import "server-only";
import type { Language } from "aurora-session/shared";
import { readRequester, type Requester } from "@/lib/account/requester";
import { requestLanguage } from "@/lib/words/request-language";
import { readCredentials, type Credentials } from "@/lib/session/credentials";
import { deviceCookie, signedInCookies, type CookieChange } from "@/lib/session/session-cookies";
import type { CreatedSession } from "@/lib/session/session-commands";

/** The facts that a sign-in needs of its request. */
export type SignInRequest = Requester & { readonly language: Language; readonly credentials: Credentials };

/** Reads a {@link SignInRequest}. */
export function readSignInRequest(headers: Headers): SignInRequest {
  return { ...readRequester(headers), language: requestLanguage(headers), credentials: readCredentials(headers) };
}

/** A session that a sign-in made, and the values by which accounts know its browser from then on. */
export type CreatedSignIn = CreatedSession & { readonly devices: readonly string[] };

/** Returns the cookies of a completed sign-in. */
export function signInCookies(created: CreatedSignIn): CookieChange[] {
  return [...signedInCookies(created), deviceCookie(created.devices)];
}
