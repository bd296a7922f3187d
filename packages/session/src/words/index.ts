export { de } from "./de.ts";
export { en } from "./en.ts";
export { reasons } from "./reasons.ts";
export type { Words } from "./words.ts";
