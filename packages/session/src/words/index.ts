export { de } from "./de.ts";
export { en } from "./en.ts";
export type { Words } from "./words.ts";
