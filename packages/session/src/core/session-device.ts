import type { DeviceSighting } from "./device-change.ts";

/** The device of a session, as its row keeps it. */
export type SessionDevice = DeviceSighting & {
  readonly name: string;
  readonly addressTruncated: string | null;
};
