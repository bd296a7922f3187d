/** Lines of a difference: what came, and what went. */
export type Lines = { readonly added: number; readonly removed: number };

/** Lines that one step changed in a host. */
export type ChangedLines = {
  /** Those that are there for the session layer. */
  readonly layer: Lines;
  /** Those that Prisma and Auth.js want by their own documentation, where a host had neither. */
  readonly others: Lines;
};

/** What is no line that somebody reads: the package's own models and tables, and what a package manager writes. */
export const NOT_COUNTED = ["package-lock.json", "pnpm-lock.yaml", "migration.sql", "aurora-session.prisma"];

const FILE = /^(?:\+\+\+ b|--- a)\/(.*)$/;
// Models in a schema of one file stand between these.
const [BEGIN, END] = ["+// aurora-session: begin", "+// aurora-session: end"];

function withoutModels(lines: readonly string[]): readonly string[] {
  const [begin, end] = [lines.indexOf(BEGIN), lines.indexOf(END)];
  return begin === -1 || end < begin ? lines : lines.toSpliced(begin, end - begin + 1);
}

/**
 * Counts the lines of a difference in git's form. Those of `others`, a pattern for paths, are counted apart, unless they name
 * this package; an empty line belongs to its file.
 */
export function countLines(diff: string, others: RegExp | null): ChangedLines {
  const counts = { layer: { added: 0, removed: 0 }, others: { added: 0, removed: 0 } };
  let path = "";
  for (const line of withoutModels(diff.split("\n"))) {
    path = FILE.exec(line)?.[1] ?? path;
    if (!/^[+-]/.test(line) || /^(\+\+\+|---) ([ab]\/|\/dev\/null)/.test(line)) continue;
    const isOthers = others?.test(`${path}: ${line.slice(1)}`) === true && !/aurora/i.test(line);
    counts[isOthers ? "others" : "layer"][line.startsWith("+") ? "added" : "removed"] += 1;
  }
  return counts;
}
