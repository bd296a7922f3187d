import "server-only";
import pino from "pino";
import { env } from "@/lib/env";
import { launchedRequest } from "@/lib/process/launched-request";
import { processState } from "@/lib/process/process-state";

declare global {
  interface ProcessState {
    log?: pino.Logger;
  }
}

const SECRET_KEYS = [
  "token",
  "tokenHash",
  "password",
  "newPassword",
  "currentPassword",
  "passwordHash",
  "email",
  "cookie",
  "setCookie",
  "authorization",
  "secret",
  "ticket",
];

// Strangers choose much of the log's text: an address, a header, a text that a library quotes in its error.
const MAX_CHARACTERS = 1024;
const MAX_STACK_CHARACTERS = 4096;
const MAX_CAUSES = 5;

/**
 * The patterns that are taken out of texts, in this order, each with its replacement. Each takes time in proportion to the
 * text's length: a match begins only where a word does, and each of its parts ends at a character that the part can't hold.
 */
export const REDACTIONS: readonly (readonly [RegExp, string])[] = [
  [/(?<!\w)(\w{1,4096}:\/\/[^\s:/@]{0,4096}):[^\s@/]{0,4096}@/g, "$1:[redacted]@"],
  // Signed tokens have three parts (RFC 7515 §3.1), encrypted ones five (RFC 7516 §3.1). A word begins behind "%3D" too.
  [/(?<![\w-](?<!%[\dA-Fa-f]{2}))eyJ[\w-]{1,4096}(?:\.[\w-]{0,4096}){2,4}/g, "[secret]"],
  [/(?<![^\s@"'<>(),;:])[^\s@"'<>(),;:]{1,4096}(?:@|%40)[^\s@"'<>(),;:]{1,4096}/g, "[e-mail]"],
  // 256 bits as base64url: a token, a ticket, a hash or a secret.
  [/(?<![\w-](?<!%[\dA-Fa-f]{2}))[\w-]{43}(?![\w-])/g, "[secret]"],
  // A PHC string: a password's hash.
  [/\$argon2[^\s"]{0,4096}/g, "[secret]"],
];

/** Takes e-mail addresses, tokens and the passwords of addresses out of a text, because error messages quote such values. */
export function redactText(text: string, maxCharacters = MAX_CHARACTERS): string {
  return REDACTIONS.reduce((rest, [pattern, word]) => rest.replace(pattern, word), shorten(text, maxCharacters));
}

// Cuts between two words, because half a secret does not look like one.
function shorten(text: string, maxCharacters: number): string {
  if (text.length <= maxCharacters) return text;
  let end = maxCharacters;
  while (end > 0 && !/\s/.test(text.charAt(end))) end -= 1;
  return `${text.slice(0, end)} [cut]`;
}

function redactDeep(value: unknown, key = ""): unknown {
  if (typeof value === "string") return redactText(value, key === "stack" ? MAX_STACK_CHARACTERS : MAX_CHARACTERS);
  if (Array.isArray(value)) return value.map((each) => redactDeep(each));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [redactText(name), redactDeep(each, name)]));
}

// Redacts the texts, not the JSON around them: there a tab is "\\t", and hides where the token behind it begins.
function redactLine(line: string): string {
  return `${JSON.stringify(redactDeep(JSON.parse(line)))}\n`;
}

function serializeError(error: unknown, causes = 0): unknown {
  // Nothing of other objects is logged: nobody knows what is in them, and a library's may hold a provider's answer.
  if (typeof error === "string") return error;
  if (!(error instanceof Error)) return `[${typeof error}]`;
  const { name, message, stack } = error;
  const cause = causes < MAX_CAUSES ? causeOf(error) : undefined;
  return { name, message, stack, ...(cause !== undefined && { cause: serializeError(cause, causes + 1) }) };
}

// Auth.js keeps the original error in the cause's `err`.
function causeOf({ cause }: Error): unknown {
  return typeof cause === "object" && cause !== null && "err" in cause ? cause.err : cause;
}

/** A logger that writes JSON lines and never a token, cookie, password or e-mail address. */
export function createLogger(level: string, destination?: pino.DestinationStream): pino.Logger {
  const options: pino.LoggerOptions = {
    level,
    base: null,
    mixin: () => {
      const request = launchedRequest();
      return request === undefined ? {} : { requestId: request.id };
    },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    serializers: { err: (error: unknown) => serializeError(error) },
    redact: { paths: SECRET_KEYS.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: "[redacted]" },
    hooks: { streamWrite: redactLine },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

/** This process's log, on standard output. `LOG_LEVEL` sets which lines are written. */
export function log(): pino.Logger {
  return (processState.log ??= createLogger(env().LOG_LEVEL));
}
