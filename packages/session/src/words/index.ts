export { de } from "./de.ts";
export { en } from "./en.ts";
export { problemWords } from "./problems.ts";
export { reasons } from "./reasons.ts";
export type { Words } from "./words.ts";
