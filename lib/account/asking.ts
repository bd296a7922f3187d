import "server-only";
import { clientAddress, requestDevice } from "@/lib/devices/request-device";
import type { SessionDevice } from "@/lib/session/session-device";

/** Who asks, for the audit trail and the limits. */
export type Asking = { readonly device: SessionDevice; readonly address: string | null };

/** Reads who asks from a request. */
export function readAsking(headers: Headers): Asking {
  return { device: requestDevice(headers), address: clientAddress(headers) };
}
