import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { diffLines } from "diff";
import { z } from "zod";
import { CommandError } from "../command-error.ts";
import type { Change } from "./draft.ts";
import { ENVIRONMENT_FILE } from "./edits/edit-environment.ts";

/** Where a host keeps what init did, so that it can be taken out again. */
export const RECORD_FILE = "aurora-session.json";

const hunk = z.object({ before: z.string(), after: z.string() });
const recordSchema = z.object({
  version: z.string(),
  /** SHA-256 of the files that init wrote, by path. */
  created: z.record(z.string(), z.string()),
  /** Its changes of files that were there, by path: texts that stand in the file exactly once. */
  changed: z.record(z.string(), z.array(hunk)),
  /** SHA-256 of the lines that it added to `.env`: the lines hold a secret. */
  variables: z.array(z.string()),
  /** The packages that it added. */
  packages: z.array(z.string()),
});

/** A piece of a file, as it was and as it is now. */
export type Hunk = z.output<typeof hunk>;
/** The work that init did in a host. */
export type HostRecord = z.output<typeof recordSchema>;

/** Returns SHA-256 of a text, in hex. */
export function hash(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** Returns the record of a host, or null. Throws `CommandError` where it can't be read. */
export function readRecord(folder: string): HostRecord | null {
  const path = join(folder, RECORD_FILE);
  if (!existsSync(path)) return null;
  try {
    return recordSchema.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    throw new CommandError(
      `${RECORD_FILE} can't be read. Take it from your history again (git checkout ${RECORD_FILE}).`,
    );
  }
}

/** How often a text stands in another. */
export function countIn(text: string, part: string): number {
  return part === "" ? 0 : text.split(part).length - 1;
}

type Edge = { readonly oldFrom: number; readonly oldTo: number; readonly newFrom: number; readonly newTo: number };

function edges(before: string, after: string): Edge[] {
  const found: Edge[] = [];
  let [oldLine, newLine] = [0, 0];
  for (const { added, removed, count } of diffLines(before, after)) {
    const last = found.at(-1);
    const [oldTo, newTo] = [oldLine + (added ? 0 : count), newLine + (removed ? 0 : count)];
    if (added || removed) {
      // Lines that are removed, and those in their place, come one after the other.
      const isNext = last !== undefined && last.oldTo === oldLine && last.newTo === newLine;
      if (isNext) found.pop();
      found.push({ oldFrom: isNext ? last.oldFrom : oldLine, oldTo, newFrom: isNext ? last.newFrom : newLine, newTo });
    }
    [oldLine, newLine] = [oldTo, newTo];
  }
  return found;
}

const linesOf = (text: string): string[] => text.split(/(?<=\n)/);

// With as many lines above and below as make it the only one of its text.
function widened(edge: Edge, after: string): Edge {
  const lines = linesOf(after);
  for (let around = 0; around <= lines.length; around += 1) {
    const above = Math.min(around, edge.newFrom, edge.oldFrom);
    const below = Math.min(around, lines.length - edge.newTo);
    const wide = {
      oldFrom: edge.oldFrom - above,
      oldTo: edge.oldTo + below,
      newFrom: edge.newFrom - above,
      newTo: edge.newTo + below,
    };
    if (countIn(after, lines.slice(wide.newFrom, wide.newTo).join("")) === 1) return wide;
  }
  return edge;
}

function joined(found: readonly Edge[], next: Edge): Edge[] {
  const last = found.at(-1);
  if (last === undefined || last.newTo < next.newFrom) return [...found, next];
  return [...found.slice(0, -1), { ...last, oldTo: next.oldTo, newTo: next.newTo }];
}

/** Returns the changes of a file as hunks, each with so much around it that its text stands in the file once. */
export function hunksOf(before: string, after: string): Hunk[] {
  const [old, now] = [linesOf(before), linesOf(after)];
  return edges(before, after)
    .map((edge) => widened(edge, after))
    .reduce<Edge[]>(joined, [])
    .map(({ oldFrom, oldTo, newFrom, newTo }) => ({
      before: old.slice(oldFrom, oldTo).join(""),
      after: now.slice(newFrom, newTo).join(""),
    }));
}

/** Returns a record of changes, added to what an earlier run has recorded. */
export function recordOf(
  version: string,
  changes: readonly Change[],
  added: readonly string[],
  earlier: HostRecord | null,
): HostRecord {
  const created = { ...earlier?.created };
  const changed = { ...earlier?.changed };
  const variables = [...(earlier?.variables ?? [])];
  for (const { path, before, after } of changes) {
    if (path === ENVIRONMENT_FILE) {
      const known = new Set(linesOf(before ?? "").map((line) => line.trimEnd()));
      const own = linesOf(after).map((line) => line.trimEnd());
      variables.push(...own.filter((line) => !known.has(line)).map(hash));
    } else if (before === null || created[path] === hash(before)) created[path] = hash(after);
    else changed[path] = [...(changed[path] ?? []), ...hunksOf(before, after)];
  }
  return { version, created, changed, variables, packages: [...(earlier?.packages ?? []), ...added] };
}
