/** The result of one check of `aurora doctor`. */
export interface Check {
  readonly name: string;
  /** A problem has to be mended; a warning is worth a look. */
  readonly result: "ok" | "warning" | "problem";
  /** The finding, never a secret, and how to mend it if it is not in order. */
  readonly words: string;
}

/** Returns a {@link Check} that found everything as it should be. */
export function ok(name: string, words: string): Check {
  return { name, result: "ok", words };
}

/** Returns a {@link Check} that found something worth a look. */
export function warning(name: string, words: string): Check {
  return { name, result: "warning", words };
}

/** Returns a {@link Check} that found something to mend. */
export function problem(name: string, words: string): Check {
  return { name, result: "problem", words };
}
