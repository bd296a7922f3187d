import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { readManifest } from "../manifest.ts";

/** A package manager that hosts use. */
export type PackageManager = "npm" | "pnpm" | "yarn" | "bun";

const LOCK_FILES: ReadonlyMap<string, PackageManager> = new Map([
  ["package-lock.json", "npm"],
  ["npm-shrinkwrap.json", "npm"],
  ["pnpm-lock.yaml", "pnpm"],
  ["yarn.lock", "yarn"],
  ["bun.lock", "bun"],
  ["bun.lockb", "bun"],
  // create-next-app writes it before there is a lock file.
  ["pnpm-workspace.yaml", "pnpm"],
]);
// An install may write these beside them.
const SETTINGS = ["package.json", ".yarnrc.yml", ".pnp.cjs", ".pnp.loader.mjs"];

function named(text: string | undefined): PackageManager | null {
  const [, name] = /^(npm|pnpm|yarn|bun)[@/]/.exec(text ?? "") ?? [];
  return name === "npm" || name === "pnpm" || name === "yarn" || name === "bun" ? name : null;
}

function isWorkspace(folder: string): boolean {
  return existsSync(join(folder, "pnpm-workspace.yaml")) || readManifest(folder)?.workspaces !== undefined;
}

/** Returns a folder and the roots of workspaces above it, up to the root of its repository. */
function foldersUp(folder: string): string[] {
  const above = [folder];
  for (let each = folder; !existsSync(join(each, ".git")) && dirname(each) !== each;) {
    each = dirname(each);
    if (isWorkspace(each)) above.push(each);
  }
  return above;
}

/** Returns the package manager of a folder: by the lock file here or above, "packageManager", and what runs this command. */
export function findPackageManager(folder: string, userAgent: string | undefined): PackageManager {
  const folders = foldersUp(folder);
  for (const each of folders)
    for (const [file, manager] of LOCK_FILES) if (existsSync(join(each, file))) return manager;
  const field = folders.map((each) => named(readManifest(each)?.packageManager)).find((each) => each !== null);
  return field ?? named(userAgent) ?? "npm";
}

/** Returns the arguments that install what package.json asks for, also where a lock file would be kept as it is (CI). */
export function installArguments(manager: PackageManager, folder: string): readonly string[] {
  if (manager === "pnpm") return ["install", "--no-frozen-lockfile"];
  // Yarn 1 knows no such flag.
  const isBerry = foldersUp(folder).some((each) => existsSync(join(each, ".yarnrc.yml")));
  return manager === "yarn" && isBerry ? ["install", "--no-immutable"] : ["install"];
}

/** Returns the command that runs a program of a package that is installed. */
export function runner(manager: PackageManager): string {
  return { npm: "npx", pnpm: "pnpm exec", yarn: "yarn", bun: "bunx" }[manager];
}

/** Returns every file that an install in a folder may change, there or not, with its whole path. */
export function filesOfInstall(folder: string): string[] {
  return foldersUp(folder).flatMap((each) => [...LOCK_FILES.keys(), ...SETTINGS].map((file) => join(each, file)));
}
