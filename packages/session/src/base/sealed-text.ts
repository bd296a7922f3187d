import "server-only";
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

// A sealed text (nonce, text, tag) must open in the versions before and after this one (docs/decisions/0013).
const ALGORITHM = "aes-256-gcm";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Encrypts a text under a 256-bit key (AES-GCM, NIST SP 800-38D), base64url. To open it, the same `context` is needed. */
export function sealText(text: string, key: Buffer, context: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, nonce).setAAD(Buffer.from(context));
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, sealed, cipher.getAuthTag()]).toString("base64url");
}

/**
 * Returns what {@link sealText} encrypted. Null if none of the keys is the one, if the context differs, or the text was
 * changed.
 */
export function openText(sealed: string, keys: Buffer | readonly Buffer[], context: string): string | null {
  if (Buffer.isBuffer(keys)) return open(sealed, keys, context);
  for (const key of keys) {
    const text = open(sealed, key, context);
    if (text !== null) return text;
  }
  return null;
}

function open(sealed: string, key: Buffer, context: string): string | null {
  const bytes = Buffer.from(sealed, "base64url");
  const nonce = bytes.subarray(0, NONCE_BYTES);
  const tag = bytes.subarray(-TAG_BYTES);
  if (bytes.length < NONCE_BYTES + TAG_BYTES) return null;
  try {
    const decipher = createDecipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.from(context)).setAuthTag(tag);
    const opened = [decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()];
    return Buffer.concat(opened).toString("utf8");
  } catch {
    return null;
  }
}
