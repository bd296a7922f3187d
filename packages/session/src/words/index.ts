export { de } from "./de.ts";
export { en, type Words } from "./en.ts";
export { problemWords } from "./problems.ts";
export { reasons } from "./reasons.ts";
