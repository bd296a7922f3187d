import "server-only";
import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { deriveKey } from "@/lib/env";

const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** A new session token: 256 bits from the system's generator, base64url (ASVS 5.0 7.2.3 asks for 128). */
export function createToken(): string {
  return randomBytes(32).toString("base64url");
}

/** Whether a text has the form of a token, so that anything else never reaches the database. */
export function isToken(text: string): boolean {
  return TOKEN.test(text);
}

/** What the database keeps of a token: SHA-256, base64url. A token of 256 random bits needs no salt and no slow hash. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}

/** Permits ending this one session and nothing else, so it may stand in a page and in a cookie that scripts read. */
export function endingTicket(sessionId: string): string {
  return createHmac("sha256", deriveKey("end")).update(sessionId).digest("base64url");
}

/** The session id of an `aurora.leaving` value, `<session id>.<ending ticket>`, or null if its ticket is not right. */
export function verifyLeaving(value: string): string | null {
  const [sessionId, ticket, ...rest] = value.split(".");
  if (sessionId === undefined || ticket === undefined || rest.length > 0) return null;
  const expected = Buffer.from(endingTicket(sessionId));
  const given = Buffer.from(ticket);
  return given.length === expected.length && timingSafeEqual(given, expected) ? sessionId : null;
}
