import "server-only";
import type { Words } from "@/lib/words/words";

/** Names a schema's message in the catalogue, so that the person who gave the value reads it in their language. */
export function valueProblem(name: keyof Words["values"]): string {
  return name;
}

/** Returns an issue's message in words. One that Zod wrote has no name in the catalogue, and stays as it is: in English. */
export function valueProblemText(words: Words["values"], message: string): string {
  return new Map(Object.entries(words)).get(message) ?? message;
}
