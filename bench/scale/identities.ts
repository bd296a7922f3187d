import { createHash } from "node:crypto";

/** One in this many sessions is live. */
export const LIVE_EVERY = 100;
/** How many sessions each user has had within the time that ended ones are kept. */
const SESSIONS_PER_USER = 20;
/** The user agent of every filled session. */
export const FILLED_USER_AGENT = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

const TOKEN_CHARACTERS = 43;

/** Returns the id of the nth session or user of a fill, as scattered as a random one, but known without asking. */
export function filledId(kind: "s" | "u", number: number): string {
  const hex = createHash("md5").update(`${kind}${number}`).digest("hex");
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20)];
  return parts.join("-");
}

/** Returns {@link filledId} as SQL. */
export function filledIdSql(kind: "s" | "u", number: string): string {
  return `overlay(overlay(md5('${kind}' || ${number}) placing '4' from 13) placing '8' from 17)::uuid`;
}

/** Returns the token of the nth session. */
export function filledToken(number: number): string {
  return String(number).padStart(TOKEN_CHARACTERS, "x");
}

/** Returns the hash of {@link filledToken} as SQL. */
export function filledTokenHashSql(number: string): string {
  const token = `lpad(${number}::text, ${TOKEN_CHARACTERS}, 'x')`;
  return `rtrim(translate(encode(sha256(${token}::bytea), 'base64'), '+/', '-_'), '=')`;
}

/** Returns how many users a number of sessions has. */
export function usersOf(sessions: number): number {
  return sessions / SESSIONS_PER_USER;
}

/** Returns the user of the nth session. Neighbouring rows have different users, and live sessions are spread over all users. */
export function userNumberOf(number: number, sessions: number): number {
  return (number * 7919 + Math.floor(number / LIVE_EVERY)) % usersOf(sessions);
}

/** Returns {@link userNumberOf} as SQL. */
export function userNumberSql(number: string, sessions: number): string {
  return `(${number}::bigint * 7919 + ${number} / ${LIVE_EVERY}) % ${usersOf(sessions)}`;
}

/** Returns the e-mail address of the nth user. */
export function filledEmail(number: number): string {
  return `user${number}@example.com`;
}
