import "server-only";
import type { Language } from "@/lib/language";
import { clientAddress, requestDevice } from "@/lib/request-device";
import { requestLanguage } from "@/lib/request-language";
import { unfinishedCredentials } from "@/lib/session/request-sign-out";
import { deviceCookie, readCookies, signedInCookies, type CookieChange } from "@/lib/session/session-cookies";
import type { CreatedSession, HeldSessions } from "@/lib/session/session-commands";
import type { SessionDevice } from "@/lib/session/session-device";
import { createToken } from "@/lib/session/session-token";

/** What a sign-in takes from the request that asks for it. */
export type SignInRequest = {
  readonly device: SessionDevice;
  readonly address: string | null;
  /** The value of `aurora.device`, a new one if the browser sent none. */
  readonly browser: string;
  readonly language: Language;
  readonly held: HeldSessions;
};

/** Reads what a sign-in takes from a request. */
export function readSignInRequest(headers: Headers): SignInRequest {
  const { device, allTokens } = readCookies(headers);
  return {
    device: requestDevice(headers),
    address: clientAddress(headers),
    browser: device ?? createToken(),
    language: requestLanguage(headers),
    held: { tokens: allTokens, unfinished: unfinishedCredentials(headers) },
  };
}

/** The cookies of a completed sign-in. */
export function signInCookies(created: CreatedSession, request: SignInRequest): CookieChange[] {
  return [...signedInCookies(created), deviceCookie(request.browser)];
}
