import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const SKIPPED = /^(node_modules|generated|dist|build|out|public|coverage|\..*)$/;

/** A source file of the host: its path, relative to the host with `/`, and its text. */
export type Source = { readonly path: string; readonly text: string };

/** Returns a file's text; its lines end with LF. */
export function readText(path: string): string {
  return readFileSync(path, "utf8").replaceAll("\r\n", "\n");
}

function listPaths(folder: string, below: string): string[] {
  return readdirSync(join(folder, below), { withFileTypes: true }).flatMap((entry) => {
    const path = below === "" ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) return SKIPPED.test(entry.name) ? [] : listPaths(folder, path);
    return /(?<!\.d)\.(ts|tsx|js|jsx|mjs|mts)$/.test(entry.name) ? [path] : [];
  });
}

/** Returns the host's own sources, in the order of their paths. */
export function listSources(folder: string): Source[] {
  return listPaths(folder, "")
    .toSorted()
    .map((path) => ({ path, text: readText(join(folder, path)) }));
}
