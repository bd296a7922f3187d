import { redactText } from "../../lib/process/log.ts";

/** Returns the last line of an error's message, without secrets. In Prisma's errors that line tells the cause. */
export function lastLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return redactText(message.trim().split("\n").at(-1) ?? "");
}
