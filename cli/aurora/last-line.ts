import { redactText } from "../../lib/process/log.ts";

/** What an error says last, without secrets: in Prisma's, that is what matters. */
export function lastLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return redactText(message.trim().split("\n").at(-1) ?? "");
}
