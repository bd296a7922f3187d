export { de } from "./de.ts";
export { en, type Words } from "./en.ts";
