import { problems, values } from "./de/problems.ts";
import type { Words } from "./en.ts";

/** The words of the session layer in German. */
export const de: Words = { problems, values };
