import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { applyEdits, modify } from "jsonc-parser";
import { CommandError } from "../command-error.ts";
import type { FileChange } from "./apply.ts";
import type { ByHand } from "./draft.ts";
import { ENVIRONMENT_FILE } from "./edits/edit-environment.ts";
import { withEntry } from "./edits/edit-package.ts";
import { listSources } from "./host/sources.ts";
import { manifestSchema } from "./manifest.ts";
import { countIn, hash, type HostRecord, type Hunk, readRecord, RECORD_FILE } from "./record.ts";

/** The work to be done to take aurora-session out of a host. */
export type Removal = {
  readonly changes: readonly FileChange[];
  readonly byHand: readonly ByHand[];
  readonly packages: readonly string[];
};

function textOf(folder: string, path: string): string | null {
  return existsSync(join(folder, path)) ? readFileSync(join(folder, path), "utf8") : null;
}

/** Puts hunks back where their text still stands once, the last change first. */
function putBack(text: string, hunks: readonly Hunk[]): { readonly text: string; readonly left: readonly Hunk[] } {
  const left: Hunk[] = [];
  let now = text;
  for (const hunk of hunks.toReversed())
    if (countIn(now, hunk.after) === 1) now = now.replace(hunk.after, () => hunk.before);
    else left.push(hunk);
  return { text: now, left };
}

function takeOutFiles(folder: string, { created }: HostRecord): { changes: FileChange[]; byHand: ByHand[] } {
  const changes: FileChange[] = [];
  const byHand: ByHand[] = [];
  for (const [path, sum] of Object.entries(created)) {
    const before = textOf(folder, path);
    if (before === null) continue;
    if (hash(before) === sum) changes.push({ path, before, after: null });
    else byHand.push({ where: path, why: "init wrote this file, and it was changed since", lines: [`rm '${path}'`] });
  }
  return { changes, byHand };
}

/** Returns which packages the host's own code imports once the changes are made, each with one such file. */
function stillImported(folder: string, names: readonly string[], changes: readonly FileChange[]): Map<string, string> {
  const changed = new Map(changes.map(({ path, after }) => [path, after]));
  const sources = listSources(folder).map(({ path, text }) => ({
    path,
    text: changed.get(path) ?? (changed.has(path) ? "" : text),
  }));
  return new Map(
    names.flatMap((name) => {
      const found = sources.find(({ text }) => new RegExp(`["']${name}(/[^"']*)?["']`).test(text));
      return found === undefined ? [] : [[name, found.path] as const];
    }),
  );
}

function withoutPackages(text: string, names: readonly string[]): string {
  return names.reduce((now, name) => {
    const manifest = manifestSchema.parse(JSON.parse(now));
    const sections = (["dependencies", "devDependencies"] as const).filter(
      (each) => manifest[each][name] !== undefined,
    );
    return sections.reduce((each, section) => applyEdits(each, modify(each, [section, name], undefined, {})), now);
  }, text);
}

function takeOutVariables(text: string, sums: readonly string[]): string | null {
  const kept = text.split(/(?<=\n)/).filter((line) => !sums.includes(hash(line.trimEnd())));
  return kept.length === 0 ? null : kept.join("");
}

/** Returns what takes out what init did in a host, by its record. Throws `CommandError` where there is none. */
export function planRemoval(folder: string): Removal {
  const record = readRecord(folder);
  if (record === null)
    throw new CommandError(
      `There is no ${RECORD_FILE} here, by which --remove knows what init did. Take it from your history, or go to the folder of the app.`,
    );
  const { changes, byHand } = takeOutFiles(folder, record);
  for (const [path, hunks] of Object.entries(record.changed)) {
    const before = textOf(folder, path);
    if (before === null) continue;
    const { text: after, left } = putBack(before, hunks);
    changes.push({ path, before, after });
    if (path !== "package.json")
      for (const { before: was, after: is } of left)
        byHand.push({
          where: path,
          why: "this was changed since: put back what stood there",
          lines: [...mark("-", is), ...mark("+", was)],
        });
  }
  return withEnvironment(folder, record, withPackages(folder, record, { changes, byHand, packages: [] }));
}

function mark(sign: string, text: string): string[] {
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => `${sign} ${line}`);
}

// A package that the host has begun to use itself stays.
function withPackages(folder: string, { packages }: HostRecord, { changes, byHand }: Removal): Removal {
  const before = textOf(folder, "package.json") ?? "{}";
  const reverted = changes.find(({ path }) => path === "package.json")?.after ?? before;
  const kept = stillImported(folder, packages, changes);
  const removed = packages.filter((name) => !kept.has(name));
  const after = withKept(withoutPackages(reverted, removed), before, [...kept.keys()]);
  return {
    changes: [...changes.filter(({ path }) => path !== "package.json"), { path: "package.json", before, after }],
    byHand: [
      ...byHand,
      ...[...kept].map(([name, path]) => ({
        where: path,
        why: `this still imports ${name}, so that package stays`,
        lines: [],
      })),
    ],
    packages: removed,
  };
}

function withKept(text: string, before: string, names: readonly string[]): string {
  const sections = manifestSchema.parse(JSON.parse(before));
  return names.reduce((now, name) => {
    const section = sections.dependencies[name] === undefined ? "devDependencies" : "dependencies";
    return withEntry(now, [section, name], sections[section][name] ?? "*");
  }, text);
}

function withEnvironment(folder: string, { variables }: HostRecord, { changes, byHand, packages }: Removal): Removal {
  const before = textOf(folder, ENVIRONMENT_FILE);
  const after = before === null ? null : takeOutVariables(before, variables);
  const record = { path: RECORD_FILE, before: textOf(folder, RECORD_FILE), after: null };
  const all = [...changes, { path: ENVIRONMENT_FILE, before, after }, record];
  return { changes: all.filter((change) => change.before !== change.after), byHand, packages };
}
