import "server-only";
import { clientAddress, requestDevice } from "aurora-session/http";
import type { SessionDevice } from "aurora-session/core";

/** The device and address that a request comes from, for the audit trail and the limits. */
export type Requester = { readonly device: SessionDevice; readonly address: string | null };

/** Reads the device and the address of a request. */
export function readRequester(headers: Headers): Requester {
  return { device: requestDevice(headers), address: clientAddress(headers) };
}
