/** What a session keeps of the device that holds it. */
export type SessionDevice = {
  readonly name: string;
  readonly userAgent: string;
  /** HMAC-SHA-256 of the address: tells "the same" from "another", and nothing else. */
  readonly addressHash: string | null;
  readonly addressTruncated: string | null;
};
