import "server-only";
import { clientAddress, requestDevice, requestLanguage } from "aurora-session/http";
import {
  type SessionDevice,
  readCredentials,
  type Credentials,
  deviceCookie,
  signedInCookies,
  type CookieChange,
  type CreatedSession,
} from "aurora-session/core";
import { settingsCookies, type DeviceSettings } from "@/lib/account/account-settings";
import type { Language } from "aurora-session/shared";

/** The device and address that a request comes from, for the audit trail and the limits. */
export type Requester = { readonly device: SessionDevice; readonly address: string | null };

/** Reads the device and the address of a request. */
export function readRequester(headers: Headers): Requester {
  return { device: requestDevice(headers), address: clientAddress(headers) };
}

/** The facts that a sign-in needs of its request. */
export type SignInRequest = Requester & { readonly language: Language; readonly credentials: Credentials };

/** Reads a {@link SignInRequest}. */
export function readSignInRequest(headers: Headers): SignInRequest {
  return { ...readRequester(headers), language: requestLanguage(headers), credentials: readCredentials(headers) };
}

/** A session that a sign-in made, the values by which accounts know its browser from then on, and what it is to show. */
export type CreatedSignIn = CreatedSession & {
  readonly devices: readonly string[];
  readonly settings: DeviceSettings;
};

/** Returns the cookies of a completed sign-in. */
export function signInCookies(created: CreatedSignIn): CookieChange[] {
  return [...signedInCookies(created), deviceCookie(created.devices), ...settingsCookies(created.settings)];
}
