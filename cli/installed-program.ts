import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { run } from "./child.ts";
import { OperatorError } from "./operator-error.ts";

/** A program that tests need and this project does not bring along. */
export interface Program {
  /** What it may be called, the best first. */
  readonly names: readonly string[];
  /** Folders outside of PATH where systems put it. */
  readonly folders: () => Promise<readonly string[]>;
  readonly debianPackage: string;
}

async function find({ names, folders }: Program): Promise<string | null> {
  const inPath = (process.env["PATH"] ?? "").split(delimiter);
  const all = [...inPath, ...(await folders())];
  return names.flatMap((name) => all.map((folder) => join(folder, name))).find((path) => existsSync(path)) ?? null;
}

/** Installs one of Debian's packages, if this is Debian or one of its children, and root. Else it does nothing. */
export async function installFromDebian(name: string): Promise<void> {
  if (process.getuid?.() !== 0 || !existsSync("/etc/debian_version")) return;
  // A service of its own would only be in the way.
  const env = { DEBIAN_FRONTEND: "noninteractive", RUNLEVEL: "1" };
  await run("apt-get", ["update"], { output: "keep", env });
  await run("apt-get", ["install", "-y", "--no-install-recommends", name], { output: "keep", env });
}

/** The path of an installed program, which is installed first where that can be done. Throws {@link OperatorError}. */
export async function findOrInstall(program: Program): Promise<string> {
  const found = await find(program);
  if (found !== null) return found;
  await installFromDebian(program.debianPackage);
  const installed = await find(program);
  if (installed !== null) return installed;
  throw new OperatorError(
    `The tests need ${program.names.join(" or ")}: install it (Debian's package is ${program.debianPackage}).`,
  );
}
