import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** What is left to a person: where, why, and the lines. */
export type ByHand = { readonly where: string; readonly why: string; readonly lines: readonly string[] };

/** A file as it was, null where there was none, and as it is to be. */
export type Change = {
  readonly path: string;
  readonly before: string | null;
  readonly after: string;
  readonly words: string;
};

/** What is to be changed in a host, file by file, before anything of it is written. Paths are relative, with `/`. */
export class Draft {
  readonly byHand: ByHand[] = [];
  /** What a person should know of what was changed. */
  readonly notes: string[] = [];
  readonly #changes = new Map<string, Change>();
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Returns a file's text as it is to be, or null where there is none. */
  read(path: string): string | null {
    const changed = this.#changes.get(path);
    if (changed !== undefined) return changed.after;
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
      before: earlier === undefined ? before : earlier.before,
      after,
      words: earlier === undefined ? words : `${earlier.words}; ${words}`,
    });
  }

  /** Writes a file that is not there yet. One that is there stays as it is. */
  create(path: string, text: string, words: string): void {
    if (this.read(path) === null) this.write(path, text, words);
  }

  changes(): Change[] {
    return [...this.#changes.values()];
  }
}
