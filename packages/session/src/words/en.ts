import { problems, values } from "./en/problems.ts";

/** The words of the session layer in English. */
export const en = { problems, values };

/** The shape of the words: a key that one language has and another has not does not compile. */
export type Words = typeof en;
