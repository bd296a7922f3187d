/** The result of one check of `aurora doctor`. */
export interface Check {
  readonly name: string;
  /** A problem has to be mended; a warning is worth a look. */
  readonly result: "ok" | "warning" | "problem";
  /** The finding, never a secret, and how to mend it if it is not in order. */
  readonly words: string;
}

const checkOf =
  (result: Check["result"]) =>
  (name: string, words: string): Check => ({ name, result, words });

/** Return a {@link Check} that found everything as it should be, something worth a look, or something to mend. */
export const ok = checkOf("ok");
export const warning = checkOf("warning");
export const problem = checkOf("problem");
