const inTerminal = process.stdout.isTTY;

function paint(code: number, text: string): string {
  return inTerminal ? `\u001b[${code}m${text}\u001b[0m` : text;
}

/** Returns text in green for a terminal. */
export const green = (text: string): string => paint(32, text);
/** Returns text in red for a terminal. */
export const red = (text: string): string => paint(31, text);
/** Returns faint text for a terminal. */
export const faint = (text: string): string => paint(2, text);

/** Returns a duration for people: `840 ms`, `3.2 s`, `2 min 5 s`. */
export function formatDuration(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  if (milliseconds < 60_000) return `${(milliseconds / 1000).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** A word that a finished step shows behind its name, or nothing. */
export type Note = string | undefined;

/** Runs one step and shows it: while it runs (in a terminal), then its result and its duration. */
export async function step<T>(label: string, work: () => Promise<T>, note?: (result: T) => Note): Promise<T> {
  const startedAt = performance.now();
  if (inTerminal) process.stdout.write(`  … ${label}`);
  const end = (mark: string, words: Note): void => {
    const detail = [words, formatDuration(performance.now() - startedAt)]
      .filter((word) => word !== undefined)
      .join(", ");
    process.stdout.write(`${inTerminal ? "\r\u001b[K" : ""}  ${mark} ${label} ${faint(`(${detail})`)}\n`);
  };
  try {
    const result = await work();
    end(green("✓"), note?.(result));
    return result;
  } catch (error) {
    end(red("✗"), error instanceof Error && error.name === "AbortError" ? "broken off" : undefined);
    throw error;
  }
}
