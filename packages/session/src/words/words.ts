import type { en } from "./en.ts";

/** What the package says, in one language. */
export type Words = typeof en;
