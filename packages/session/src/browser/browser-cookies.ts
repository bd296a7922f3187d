import type { TabSession } from "./tab-session.ts";
import { onlyValue, readCookiePairs } from "../shared/cookie-pairs.ts";

const LEAVING_SECONDS = 30 * 24 * 60 * 60;

function cookieName(name: "sid" | "leaving"): string {
  return `${location.protocol === "https:" ? "__Host-" : ""}aurora.${name}`;
}

function readCookie(name: "sid" | "leaving"): string | null {
  return onlyValue(readCookiePairs(document.cookie), cookieName(name));
}

/** The public id of the session that this browser holds now, or null: `aurora.sid`. */
export function currentSessionId(): string | null {
  const value = readCookie("sid");
  return value === "" ? null : value;
}

/** The id of the session that somebody confirmed to sign out in this browser, not yet committed: `aurora.leaving`. */
export function leavingSessionId(): string | null {
  const id = readCookie("leaving")?.split(".")[0] ?? "";
  return id === "" ? null : id;
}

/** Notes that the person confirmed: from now on every request of this browser counts as signed out of that session. */
export function writeLeaving({ sessionId, endingTickets }: TabSession, scope: "this" | "all"): void {
  const secure = location.protocol === "https:" ? "; Secure" : "";
  const value = `${sessionId}.${endingTickets[scope]}`;
  document.cookie = `${cookieName("leaving")}=${value}; Path=/; SameSite=Lax; Max-Age=${LEAVING_SECONDS}${secure}`;
}
