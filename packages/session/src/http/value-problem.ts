import "server-only";
import type { values } from "../words/en/problems.ts";

/** Names a schema's message in the words, so that the person who gave the value reads it in their language. */
export function valueProblem(name: keyof typeof values): string {
  return name;
}

/** Returns an issue's message in words. One that Zod wrote has no name there, and stays as it is: in English. */
export function valueProblemText(words: Readonly<Record<string, string>>, message: string): string {
  return new Map(Object.entries(words)).get(message) ?? message;
}
