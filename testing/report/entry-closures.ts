import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";

const PACKAGE = "packages/session";
// Also `export … from` and `import()`; not `import type`, which is gone when code runs.
const IMPORT = /(?:^|[\s;}])(?:import|export)(?!\s+type\b)(?:[^"';]*?\sfrom)?\s*\(?\s*["']([^"']+)["']/g;

/** All that an entry point of the package loads. */
export type EntryClosure = {
  /** The entry, as others import it. */
  readonly entry: string;
  /** Its files, from the package's folder. */
  readonly files: readonly string[];
  readonly lines: number;
  /** The packages that these files import. */
  readonly packages: readonly string[];
};

function packageOf(specifier: string): string {
  return specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
}

function closureOf(entry: string, source: string): EntryClosure {
  const files = new Set<string>();
  const packages = new Set<string>();
  const waiting = [source];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (files.has(path)) continue;
    files.add(path);
    for (const [, specifier = ""] of readFileSync(path, "utf8").matchAll(IMPORT))
      if (specifier.startsWith(".")) waiting.push(join(dirname(path), specifier));
      else if (!specifier.startsWith("node:")) packages.add(packageOf(specifier));
  }
  const lines = [...files].reduce((sum, path) => sum + readFileSync(path, "utf8").split("\n").length - 1, 0);
  return {
    entry,
    files: [...files].map((path) => relative(PACKAGE, path)).toSorted(),
    lines,
    packages: [...packages].toSorted(),
  };
}

/** Returns what each entry point of `aurora-session` loads, by the `exports` of its package.json. */
export function listEntryClosures(): EntryClosure[] {
  const { exports }: { exports: Record<string, string | Record<string, string>> } = JSON.parse(
    readFileSync(join(PACKAGE, "package.json"), "utf8"),
  );
  return Object.entries(exports).flatMap(([entry, to]) => {
    const source = typeof to === "string" ? undefined : to["aurora-source"];
    if (source === undefined || !existsSync(join(PACKAGE, source))) return [];
    return [closureOf(entry.replace(/^\./, "aurora-session"), join(PACKAGE, source))];
  });
}

/** Returns {@link listEntryClosures} as a table in Markdown. */
export function closuresTable(): string {
  const rows = listEntryClosures().map(
    ({ entry, files, lines, packages }) =>
      `| \`${entry}\` | ${files.length} | ${lines} | ${packages.map((name) => `\`${name}\``).join(" ") || "–"} |`,
  );
  return ["| entry point | files | lines | packages |", "| --- | --: | --: | --- |", ...rows].join("\n");
}
