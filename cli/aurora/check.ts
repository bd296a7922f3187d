/** One thing that `aurora doctor` looked at. */
export interface Check {
  readonly name: string;
  /** A problem is to be mended; a warning is worth a look. */
  readonly result: "ok" | "warning" | "problem";
  /** What was found, never a secret; and for what is not in order, how to mend it. */
  readonly words: string;
}

/** A {@link Check} that found everything as it should be. */
export function ok(name: string, words: string): Check {
  return { name, result: "ok", words };
}

/** A {@link Check} that found something worth a look. */
export function warning(name: string, words: string): Check {
  return { name, result: "warning", words };
}

/** A {@link Check} that found something to mend. */
export function problem(name: string, words: string): Check {
  return { name, result: "problem", words };
}
