import "server-only";
import pino from "pino";
import { env } from "@/lib/env";
import { processState } from "@/lib/process-state";

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

const EMAIL = /[^\s@"'<>(),;:]+@[^\s@"'<>(),;:]+\.[^\s@"'<>(),;:]+/g;
// 43 base64url characters are 256 bits: a token, a ticket, a hash or a secret; PHC strings are password hashes.
const SECRET = /(?<![\w-])[\w-]{43}(?![\w-])|\$argon2[^\s"]*/g;
const ACCESS_TOKEN = /eyJ[\w-]+\.[\w-]+\.[\w-]*/g;
const ADDRESS_PASSWORD = /(\w+:\/\/[^\s:/@]*):[^\s@/]*@/g;

/** Takes e-mail addresses, tokens and the passwords of addresses out of a text: error messages quote what they failed on. */
export function redactText(text: string): string {
  return text
    .replace(ADDRESS_PASSWORD, "$1:[redacted]@")
    .replace(ACCESS_TOKEN, "[secret]")
    .replace(EMAIL, "[e-mail]")
    .replace(SECRET, "[secret]");
}

function redactDeep(value: unknown): unknown {
  if (typeof value === "string") return redactText(value);
  if (Array.isArray(value)) return value.map(redactDeep);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [redactText(key), redactDeep(each)]));
}

// As texts, not as the JSON they stand in: there a tab is "\\t", and hides where the token behind it begins.
function redactLine(line: string): string {
  return `${JSON.stringify(redactDeep(JSON.parse(line)))}\n`;
}

function serializeError(error: unknown): unknown {
  if (!(error instanceof Error)) return String(error);
  const { name, message, stack, cause } = error;
  return { name, message, stack, ...(cause !== undefined && { cause: serializeError(cause) }) };
}

/** A logger that writes JSON lines and never a token, cookie, password or e-mail address. */
export function createLogger(level: string, destination?: pino.DestinationStream): pino.Logger {
  const options: pino.LoggerOptions = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    serializers: { err: serializeError },
    redact: { paths: SECRET_KEYS.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: "[redacted]" },
    hooks: { streamWrite: redactLine },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

/** This process's log, on standard output. `LOG_LEVEL` sets what is written. */
export function log(): pino.Logger {
  return (processState.log ??= createLogger(env().LOG_LEVEL));
}
