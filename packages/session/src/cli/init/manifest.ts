import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { CommandError } from "../command-error.ts";

const versions = z.record(z.string(), z.string()).default({});
/** A package.json, as far as this command asks. */
export const manifestSchema = z.looseObject({
  name: z.string().optional(),
  version: z.string().optional(),
  packageManager: z.string().optional(),
  scripts: versions,
  dependencies: versions,
  devDependencies: versions,
  peerDependencies: versions,
  workspaces: z.unknown().optional(),
  prisma: z.looseObject({ schema: z.string().optional() }).optional(),
});

/** See {@link manifestSchema}. */
export type Manifest = z.output<typeof manifestSchema>;

/** Returns the package.json of a folder, or null where there is none. Throws `CommandError` where it can't be read. */
export function readManifest(folder: string): Manifest | null {
  const path = join(folder, "package.json");
  if (!existsSync(path)) return null;
  try {
    return manifestSchema.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    throw new CommandError(`${path} is no package.json that can be read. Mend it, and run this again.`);
  }
}

/** Returns the range under which a host asks for a package, or null. */
export function rangeOf({ dependencies, devDependencies }: Manifest, name: string): string | null {
  return dependencies[name] ?? devDependencies[name] ?? null;
}

/** Returns the version of a package that is installed, or null. */
export function installedVersion(folder: string, name: string): string | null {
  return readManifest(join(folder, "node_modules", name))?.version ?? null;
}

/**
 * Returns major, minor and patch of a package that a host has: the installed one, or else the least that its range allows.
 * Null where it has none, or where the range names no number ("latest", "workspace:*").
 */
export function versionOf(
  folder: string,
  manifest: Manifest,
  name: string,
): readonly [major: number, minor: number, patch: number] | null {
  const known = installedVersion(folder, name) ?? rangeOf(manifest, name) ?? "";
  const [, major, minor = "0", patch = "0"] =
    /^(?:npm:.+@|workspace:)?[\^~>=v\s]*(\d+)(?:\.(\d+))?(?:\.(\d+))?/.exec(known) ?? [];
  return major === undefined ? null : [Number(major), Number(minor), Number(patch)];
}
