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
