import type { Words } from "@/lib/words/words";

/** Returns how a session was signed in, in words. A provider that we have no word for is called by its id. */
export function methodText(words: Words["common"]["methods"], method: string): string {
  return new Map(Object.entries(words)).get(method) ?? method;
}
