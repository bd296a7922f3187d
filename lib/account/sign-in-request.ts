import "server-only";
import type { Language } from "@/lib/words/language";
import { clientAddress, requestDevice } from "@/lib/devices/request-device";
import { requestLanguage } from "@/lib/words/request-language";
import { unfinishedCredentials } from "@/lib/session/request-sign-out";
import { deviceCookie, readCookies, signedInCookies, type CookieChange } from "@/lib/session/session-cookies";
import type { CreatedSession, HeldSessions } from "@/lib/session/session-commands";
import type { SessionDevice } from "@/lib/session/session-device";

/** What a sign-in takes from the request that asks for it. */
export type SignInRequest = {
  readonly device: SessionDevice;
  readonly address: string | null;
  /** The values of `aurora.device`. */
  readonly devices: readonly string[];
  readonly language: Language;
  readonly held: HeldSessions;
};

/** Reads what a sign-in takes from a request. */
export function readSignInRequest(headers: Headers): SignInRequest {
  const { devices, allTokens } = readCookies(headers);
  return {
    device: requestDevice(headers),
    address: clientAddress(headers),
    devices,
    language: requestLanguage(headers),
    held: { tokens: allTokens, unfinished: unfinishedCredentials(headers) },
  };
}

/** A session that a sign-in made, and the values by which its browser is known from then on. */
export type CreatedSignIn = CreatedSession & { readonly devices: readonly string[] };

/** The cookies of a completed sign-in. */
export function signInCookies(created: CreatedSignIn): CookieChange[] {
  return [...signedInCookies(created), deviceCookie(created.devices)];
}
