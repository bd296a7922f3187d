import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { CommandError } from "../command-error.ts";
import { filesOfInstall } from "./host/package-manager.ts";

/** A file as it was and as it is to be; null where there is none. The path is relative, with `/`. */
export type FileChange = { readonly path: string; readonly before: string | null; readonly after: string | null };

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

function read(path: string): Buffer | null {
  return existsSync(path) ? readFileSync(path) : null;
}

// A reader sees the old text or the new one, and never a half.
function write(path: string, text: string | Buffer): void {
  const target = existsSync(path) ? realpathSync(path) : path;
  const temporary = `${target}.aurora-session`;
  try {
    writeFileSync(temporary, text);
    if (existsSync(target)) chmodSync(temporary, statSync(target).mode);
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** Removes a folder and those above it while they are empty, up to one that stays. */
function removeEmpty(folder: string, top: string): void {
  if (folder === top || !folder.startsWith(top) || readdirSync(folder).length > 0) return;
  rmdirSync(folder);
  removeEmpty(dirname(folder), top);
}

/** Copies of a host's files before they are changed, and the way back to them. */
class Copies {
  readonly #copies = new Map<string, Buffer | null>();
  readonly #touched: Set<string>;
  readonly #folders: { readonly deepest: string; readonly above: string }[] = [];

  /** Copies files. An install may touch `byOthers`; the rest is touched by {@link write} and {@link remove} only. */
  constructor(byOthers: readonly string[], paths: readonly string[]) {
    for (const path of [...byOthers, ...paths]) this.#copies.set(path, read(path));
    this.#touched = new Set(byOthers);
  }

  write(path: string, text: string): void {
    this.#touched.add(path);
    const made = mkdirSync(dirname(path), { recursive: true });
    if (made !== undefined) this.#folders.push({ deepest: dirname(path), above: dirname(made) });
    write(path, text);
  }

  remove(path: string): void {
    this.#touched.add(path);
    rmSync(path);
  }

  /** Puts everything back. Returns the files for which that was not possible. */
  restore(): string[] {
    const failed: string[] = [];
    for (const path of this.#touched)
      try {
        const copy = this.#copies.get(path) ?? null;
        const now = read(path);
        if (copy === null && now !== null) rmSync(path);
        if (copy === null || now?.equals(copy) === true) continue;
        mkdirSync(dirname(path), { recursive: true });
        write(path, copy);
      } catch {
        failed.push(path);
      }
    for (const { deepest, above } of this.#folders) if (existsSync(deepest)) removeEmpty(deepest, above);
    return failed;
  }
}

function requireUnchanged(folder: string, { path, before }: FileChange): void {
  if ((read(join(folder, path))?.toString() ?? null) !== before)
    throw new CommandError(`${path} was changed by somebody else meanwhile. Run this again.`);
}

function apply(folder: string, copies: Copies, { path, after }: FileChange): void {
  const whole = join(folder, path);
  if (after !== null) copies.write(whole, after);
  else {
    copies.remove(whole);
    removeEmpty(dirname(whole), folder);
  }
}

/** The work to be done in a host: package.json first, then the install, then everything else. */
export type Work = {
  readonly folder: string;
  readonly changes: readonly FileChange[];
  /** Installs what package.json asks for. Null where nothing is to be installed. */
  readonly install: (() => Promise<void>) | null;
  /** Is told of each change that is made. */
  readonly onDone: (change: FileChange) => void;
};

/**
 * Changes a host's files, or none of them: after any failure, and after Ctrl-C, each is as it was, byte for byte, with the
 * lock file. Throws `CommandError`.
 */
export async function applyChanges({ folder, changes, install, onDone }: Work): Promise<void> {
  const copies = new Copies(
    filesOfInstall(folder),
    changes.map(({ path }) => join(folder, path)),
  );
  let stopped: string | null = null;
  // The package manager gets the signal too, and ends before anything is put back.
  const stop = (signal: string): void => {
    stopped = signal;
  };
  for (const signal of SIGNALS) process.on(signal, stop);
  const isFirst = ({ path }: FileChange): boolean => path === "package.json";
  try {
    for (const change of changes) requireUnchanged(folder, change);
    for (const change of changes.filter(isFirst)) {
      apply(folder, copies, change);
      onDone(change);
    }
    await install?.();
    if (stopped !== null) throw new CommandError(`Stopped by ${String(stopped)}.`);
    for (const change of changes.filter((each) => !isFirst(each))) {
      requireUnchanged(folder, change);
      apply(folder, copies, change);
      onDone(change);
    }
  } catch (error) {
    const failed = copies.restore();
    const cause =
      stopped === null ? (error instanceof Error ? error.message : String(error)) : `Stopped by ${String(stopped)}.`;
    const left =
      failed.length === 0
        ? "Nothing was changed: every file is as it was."
        : `These files could not be put back; take them from your history: ${failed.join(", ")}.`;
    throw new CommandError(`${cause}\n\n${left}`, { cause: error });
  } finally {
    for (const signal of SIGNALS) process.off(signal, stop);
  }
}
