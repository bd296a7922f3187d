import { existsSync, readFileSync } from "node:fs";
import { dirname, join, posix, relative, resolve, sep } from "node:path";
import { parse, type ParseError } from "jsonc-parser";
import { z } from "zod";

const configSchema = z.looseObject({
  extends: z.union([z.string(), z.array(z.string())]).optional(),
  compilerOptions: z
    .looseObject({ baseUrl: z.string().optional(), paths: z.record(z.string(), z.array(z.string())).optional() })
    .default({}),
});

/** A prefix that stands for a folder of the host: `@/` for `src/`. The folder is relative, "" for the host's own. */
type Alias = { readonly prefix: string; readonly folder: string };

function readConfig(path: string): z.output<typeof configSchema> | null {
  if (!existsSync(path)) return null;
  const errors: ParseError[] = [];
  const result = configSchema.safeParse(parse(readFileSync(path, "utf8"), errors, { allowTrailingComma: true }));
  return errors.length === 0 && result.success ? result.data : null;
}

// A package's configuration has no paths into this host.
function extended(path: string, extending: string | readonly string[] | undefined): string[] {
  return [extending ?? []]
    .flat()
    .filter((each) => each.startsWith("."))
    .map((each) => resolve(dirname(path), each.endsWith(".json") ? each : `${each}.json`))
    .toReversed();
}

function readPaths(path: string): { readonly from: string; readonly paths: Record<string, string[]> } | null {
  const config = readConfig(path);
  if (config === null) return null;
  const { baseUrl = ".", paths } = config.compilerOptions;
  if (paths !== undefined) return { from: resolve(dirname(path), baseUrl), paths };
  return (
    extended(path, config.extends)
      .map(readPaths)
      .find((each) => each !== null) ?? null
  );
}

/** Returns the path aliases of a host's tsconfig.json or jsconfig.json, the nearest folder first. */
function findAliases(folder: string): Alias[] {
  const found = readPaths(join(folder, "tsconfig.json")) ?? readPaths(join(folder, "jsconfig.json"));
  if (found === null) return [];
  return Object.entries(found.paths)
    .flatMap(([pattern, [target]]) => {
      if (!pattern.endsWith("/*") || target?.endsWith("/*") !== true) return [];
      const inside = relative(folder, resolve(found.from, target.slice(0, -2)))
        .split(sep)
        .join("/");
      return inside.startsWith("..") ? [] : [{ prefix: pattern.slice(0, -1), folder: inside }];
    })
    .toSorted((one, other) => other.folder.length - one.folder.length);
}

/** Returns what one file of the host says to import another: by alias where there is one, else by the way there. */
export type ImportPath = (from: string, to: string) => string;

/** Returns {@link ImportPath} for a host. Paths are relative to it, with `/`. */
export function importPaths(folder: string): ImportPath {
  const aliases = findAliases(folder);
  return (from, to) => {
    const target = to.replace(/\.tsx?$/, "");
    const alias = aliases.find((each) => each.folder === "" || target.startsWith(`${each.folder}/`));
    if (alias !== undefined)
      return alias.prefix + (alias.folder === "" ? target : target.slice(alias.folder.length + 1));
    const way = posix.relative(posix.dirname(from), target);
    return way.startsWith(".") ? way : `./${way}`;
  };
}
