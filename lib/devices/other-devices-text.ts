import { type Language, fillCount } from "aurora-session/shared";
import type { Words } from "@/lib/words/words";

/** Returns how many other devices an ending signed out, in words. */
export function otherDevicesText(language: Language, words: Words["common"]["otherDevices"], ended: number): string {
  return ended === 0 ? words.none : fillCount(language, words.some, ended);
}
