import type { Words } from "@/lib/words/words";

/** How a session was signed in, in words; a provider that we have no word for is called by its id. */
export function methodText(words: Words["common"]["methods"], method: string): string {
  return new Map(Object.entries(words)).get(method) ?? method;
}
