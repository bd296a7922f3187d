import { settings, type Log } from "./settings.ts";

/** Returns the host's log. */
export function log(): Log {
  const { log: told } = settings();
  return typeof told === "function" ? told() : told;
}
