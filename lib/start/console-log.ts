import "server-only";
import { format, stripVTControlCharacters } from "node:util";
import { isHangUp } from "aurora-session/http";
import { log } from "@/lib/process/log";

/**
 * Sends everything that Next and other libraries print to this process's log, as bounded lines without secrets: Next prints
 * headers and addresses as strangers sent them.
 */
export function logConsole(): void {
  const writer =
    (level: "debug" | "info" | "warn" | "error") =>
    (...parts: readonly unknown[]) => {
      const error = parts.find((part) => part instanceof Error);
      const text = stripVTControlCharacters(format(...parts.filter((part) => part !== error))).trim();
      log()[isHangUp(error) ? "debug" : level](error === undefined ? {} : { err: error }, text || "printed");
    };
  const [info, warn, error] = [writer("info"), writer("warn"), writer("error")];
  Object.assign(console, { debug: writer("debug"), log: info, info, warn, error });
}
