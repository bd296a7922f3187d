import type { DeviceSighting } from "@/lib/session/device-change";

/** The device of a session, as its row keeps it. */
export type SessionDevice = DeviceSighting & {
  readonly name: string;
  readonly addressTruncated: string | null;
};
