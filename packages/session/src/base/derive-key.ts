import "server-only";
import { createHmac } from "node:crypto";
import { settings } from "./settings.ts";

const derived = new Map<string, Buffer>();

/** Returns a 256-bit key for one purpose, derived from the secret, so that no two purposes share a key. */
export function deriveKey(purpose: string, secret: string = settings().secret): Buffer {
  const message = `aurora:${purpose}`;
  const known = derived.get(`${message}:${secret}`);
  if (known !== undefined) return known;
  const key = createHmac("sha256", secret).update(message).digest();
  derived.set(`${message}:${secret}`, key);
  return key;
}

/**
 * Returns the keys of one purpose under which something that is kept may have been made: that of the secret, and those of
 * previous ones. Only the first makes anything new ({@link deriveKey}).
 */
export function deriveKeys(purpose: string): readonly [Buffer, ...Buffer[]] {
  const { secret, previousSecrets } = settings();
  return [deriveKey(purpose, secret), ...previousSecrets.map((each) => deriveKey(purpose, each))];
}
