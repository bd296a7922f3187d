import "server-only";
import type { Language } from "aurora-session/shared";
import { readRequester, type Requester } from "@/lib/account/requester";
import { requestLanguage } from "aurora-session/http";
import {
  readCredentials,
  type Credentials,
  deviceCookie,
  signedInCookies,
  type CookieChange,
  type CreatedSession,
} from "aurora-session/core";

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
