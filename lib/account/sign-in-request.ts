import "server-only";
import type { Language } from "@/lib/words/language";
import { readRequester, type Requester } from "@/lib/account/requester";
import { requestLanguage } from "@/lib/words/request-language";
import { readCredentials, type Credentials } from "@/lib/session/credentials";
import { deviceCookie, signedInCookies, type CookieChange } from "@/lib/session/session-cookies";
import type { CreatedSession } from "@/lib/session/session-commands";

/** What a sign-in takes from the request that asks for it. */
export type SignInRequest = Requester & { readonly language: Language; readonly credentials: Credentials };

/** Reads what a sign-in takes from a request. */
export function readSignInRequest(headers: Headers): SignInRequest {
  return { ...readRequester(headers), language: requestLanguage(headers), credentials: readCredentials(headers) };
}

/** A session that a sign-in made, and the values by which its browser is known from then on. */
export type CreatedSignIn = CreatedSession & { readonly devices: readonly string[] };

/** The cookies of a completed sign-in. */
export function signInCookies(created: CreatedSignIn): CookieChange[] {
  return [...signedInCookies(created), deviceCookie(created.devices)];
}
