import type { Effort } from "@/e2e/adoptions/adopt";
import type { Lines } from "@/testing/adoptions/changed-lines";

/** The most that an adoption may take. Lines are those that came; those that went are shown. */
export const LIMITS = { commands: 5, lines: 40 } as const;

/** Lines that a team has to read and to keep. */
export function linesOf({ byInit, byHand }: Effort): number {
  return byInit.layer.added + byHand.layer.added;
}

/** Returns the words of what an adoption took too much of, or null. */
export function excessOf(effort: Effort): string | null {
  const lines = linesOf(effort);
  if (effort.commands > LIMITS.commands)
    return `${effort.commands} commands, and at most ${LIMITS.commands} may be needed`;
  return lines > LIMITS.lines ? `${lines} lines, and at most ${LIMITS.lines} may be needed` : null;
}

/** One adoption, and whether its walk passed. */
export type Row = { readonly title: string; readonly effort: Effort; readonly walked: boolean };

const inGit = ({ added, removed }: Lines): string => `+${added} −${removed}`;

/** Returns the table of all adoptions, in Markdown. */
export function adoptionsTable(rows: readonly Row[]): string {
  const lines = rows.map(({ title, effort, walked }) => {
    const { commands, seconds, byInit, byHand } = effort;
    const others = byInit.others.added + byHand.others.added;
    const counts = [commands, inGit(byInit.layer), inGit(byHand.layer), others === 0 ? "–" : `+${others}`];
    return `| ${[title, ...counts, linesOf(effort), Math.round(seconds), walked ? "yes" : "no"].join(" | ")} |`;
  });
  return [
    "| adoption | commands | lines by init | lines by hand | of Prisma and Auth.js | lines for the layer | seconds | walk passed |",
    "| --- | --: | --: | --: | --: | --: | --: | --- |",
    ...lines,
  ].join("\n");
}
