import "server-only";
import { createHmac, hash, randomBytes, timingSafeEqual } from "node:crypto";
import { deriveKey, deriveKeys } from "../base/derive-key.ts";

const TOKEN = /^[A-Za-z0-9_-]{43}$/;

// Of the 32 bytes. Before there were checks, all of them were random, and a version from then takes either for a token.
const CHECK_BYTES = 8;

/** Returns a new secret of 256 bits from the system's generator, base64url, for what no check is needed. */
export function createToken(): string {
  return randomBytes(32).toString("base64url");
}

/**
 * Returns a new token: 192 bits from the system's generator (ASVS 5.0 7.2.3 asks for 128), then 64 bits of their HMAC-SHA-256
 * under `key`, base64url.
 */
export function withCheck(key: string): string {
  const random = randomBytes(32 - CHECK_BYTES);
  return Buffer.concat([random, checkOf(random, key)]).toString("base64url");
}

/** Returns whether a token was made by {@link withCheck} under one of the keys. It proves no more than that. */
export function hasCheck(token: string, keys: readonly string[]): boolean {
  const bytes = Buffer.from(token, "base64url");
  const check = bytes.subarray(-CHECK_BYTES);
  const random = bytes.subarray(0, -CHECK_BYTES);
  return keys.some((key) => timingSafeEqual(check, checkOf(random, key)));
}

function checkOf(random: Buffer, key: string): Buffer {
  return createHmac("sha256", key).update(random).digest().subarray(0, CHECK_BYTES);
}

/** Returns whether a text has the form of a token. */
export function isToken(text: string): boolean {
  return TOKEN.test(text);
}

/** Returns a token's SHA-256, base64url, for the database. A token of 256 random bits needs no salt and no slow hash. */
export function hashToken(token: string): string {
  return hash("sha256", token, "base64url");
}

const TICKET_PURPOSES = { this: "end", all: "end-all" } as const;

/**
 * Returns a ticket that permits ending this one session and nothing else. With `all`, it also ends its user's other
 * sessions, as long as this one is live. So it may stand in a page and in a cookie that scripts read.
 */
export function endingTicket(sessionId: string, scope: keyof typeof TICKET_PURPOSES = "this"): string {
  return makeTicket(deriveKey(TICKET_PURPOSES[scope]), sessionId);
}

function makeTicket(key: Buffer, sessionId: string): string {
  return createHmac("sha256", key).update(sessionId).digest("base64url");
}

/** Returns both tickets of a session, for the pages that are rendered for it. */
export function endingTickets(sessionId: string): Record<keyof typeof TICKET_PURPOSES, string> {
  return { this: endingTicket(sessionId), all: endingTicket(sessionId, "all") };
}

/** The session that an `aurora.leaving` cookie permits ending, and whether its user's other sessions end too. */
export type Leaving = { readonly sessionId: string; readonly everywhere: boolean };

/** Reads an `aurora.leaving` value, `<session id>.<ending ticket>`. Returns null if its ticket is not right. */
export function verifyLeaving(value: string): Leaving | null {
  const [sessionId, ticket, ...rest] = value.split(".");
  if (sessionId === undefined || ticket === undefined || rest.length > 0) return null;
  if (permits(ticket, sessionId, "this")) return { sessionId, everywhere: false };
  return permits(ticket, sessionId, "all") ? { sessionId, everywhere: true } : null;
}

function permits(ticket: string, sessionId: string, scope: keyof typeof TICKET_PURPOSES): boolean {
  return deriveKeys(TICKET_PURPOSES[scope]).some((key) => isSame(ticket, makeTicket(key, sessionId)));
}

function isSame(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}
