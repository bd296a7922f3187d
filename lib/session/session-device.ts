import type { DeviceSighting } from "@/lib/session/device-change";

/** What a session keeps of the device that holds it. */
export type SessionDevice = DeviceSighting & {
  readonly name: string;
  readonly addressTruncated: string | null;
};
