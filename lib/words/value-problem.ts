import "server-only";
import type { Words } from "@/lib/words/words";

/** Names a schema's message in the catalogue, so that the person who gave the value reads it in their language. */
export function valueProblem(name: keyof Words["values"]): string {
  return name;
}
