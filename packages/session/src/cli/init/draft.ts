import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A change that is left to a person: where, why, and the lines. */
export type ByHand = { readonly where: string; readonly why: string; readonly lines: readonly string[] };

/** A file as it was, null where there was none, and as it is to be. */
export type Change = {
  readonly path: string;
  readonly before: string | null;
  readonly after: string;
  readonly words: string;
};

/** Whether all lines of a text end as on Windows. */
function endsWithCrLf(text: string): boolean {
  return text.includes("\r\n") && !/(?<!\r)\n/.test(text);
}

/** The changes of a host, file by file, before any of them is written. Paths are relative, with `/`. */
export class Draft {
  readonly byHand: ByHand[] = [];
  /** Sentences about the changes that a person should know. */
  readonly notes: string[] = [];
  readonly #changes = new Map<string, Change>();
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Returns a file's text as it is to be, or null where there is none. Its lines end with LF here. */
  read(path: string): string | null {
    const changed = this.#changes.get(path);
    if (changed !== undefined) return changed.after;
    const text = this.#textOf(path);
    return text !== null && endsWithCrLf(text) ? text.replaceAll("\r\n", "\n") : text;
  }

  #textOf(path: string): string | null {
    const whole = join(this.#folder, path);
    return existsSync(whole) ? readFileSync(whole, "utf8") : null;
  }

  /** Says what a file is to be, and in words what is done in it. Several changes of one file are one. */
  write(path: string, after: string, words: string): void {
    const before = this.read(path);
    if (before === after) return;
    const earlier = this.#changes.get(path);
    this.#changes.set(path, {
      path,
      before: this.#textOf(path),
      after,
      words: earlier === undefined ? words : `${earlier.words}; ${words}`,
    });
  }

  /** Writes a file that is not there yet. One that is there stays as it is. */
  create(path: string, text: string, words: string): void {
    if (this.read(path) === null) this.write(path, text, words);
  }

  /** Returns the changes; the lines of a file end as they did before. */
  changes(): Change[] {
    return [...this.#changes.values()].map((change) =>
      change.before !== null && endsWithCrLf(change.before)
        ? { ...change, after: change.after.replaceAll("\n", "\r\n") }
        : change,
    );
  }
}
