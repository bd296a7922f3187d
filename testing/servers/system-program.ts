import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { run, type ChildEnvironment } from "../../cli/process/child.ts";
import { OperatorError } from "../../cli/process/operator-error.ts";

/** A program of the system that tests run with and this project does not bring along. */
export interface SystemProgram {
  /** The name that people know it by. */
  readonly name: string;
  /** The path of one that works, or null. */
  readonly find: () => Promise<string | null>;
  readonly debianPackages: readonly string[];
  /** Installs it where there are no Debian packages. Left out if nothing can. */
  readonly download?: () => Promise<unknown>;
  /** Words that say how to get it, for a message that it is missing. */
  readonly how: string;
}

/** Returns where a program of one of these names could be, in PATH and in further folders, the first name's paths first. */
export function pathsOf(names: readonly string[], folders: readonly string[] = []): string[] {
  const all = [...(process.env["PATH"] ?? "").split(delimiter), ...folders];
  return names.flatMap((name) => all.map((folder) => join(folder, name)));
}

/** The first of these paths that exists, or null. */
export function firstExisting(paths: readonly string[]): string | null {
  return paths.find((path) => existsSync(path)) ?? null;
}

// Ubuntu's /usr/bin/chromium-browser may only be words about a snap, and Playwright's own may lack system libraries.
async function works(path: string): Promise<boolean> {
  if (!existsSync(path)) return false;
  const { code } = await run(path, ["--version"], { output: "keep" });
  return code === 0;
}

/** The first browser at one of these paths that starts, or null. */
export async function firstWorking(paths: readonly string[]): Promise<string | null> {
  for (const path of paths) if (await works(path)) return path;
  return null;
}

// Some distributions lack some of these packages, so the caller looks for the program afterwards.
async function installFromDebian(names: readonly string[]): Promise<void> {
  // A service of its own would only be in the way.
  const env = { DEBIAN_FRONTEND: "noninteractive", RUNLEVEL: "1" };
  await run("apt-get", ["update"], { output: "keep", env });
  for (const name of names)
    await run("apt-get", ["install", "-y", "--no-install-recommends", name], { output: "keep", env });
}

/** Whether programs of the system may be installed, by `--install` or by `CI` in the environment. */
export function mayInstall(args: readonly string[], env: ChildEnvironment): boolean {
  return args.includes("--install") || Boolean(env["CI"]);
}

const isDebianRoot = process.getuid?.() === 0 && existsSync("/etc/debian_version");

async function missingOf(programs: readonly SystemProgram[]): Promise<SystemProgram[]> {
  const found = await Promise.all(programs.map(({ find }) => find()));
  return programs.filter((_program, index) => found[index] === null);
}

async function install(programs: readonly SystemProgram[]): Promise<void> {
  console.log(`  … Installing ${programs.map(({ name }) => name).join(", ")}`);
  const packages = programs.flatMap(({ debianPackages }) => debianPackages);
  if (isDebianRoot && packages.length > 0) await installFromDebian(packages);
  for (const { download } of await missingOf(programs)) await download?.();
}

/**
 * Makes sure that these programs are there. Installs what is missing only if `--install` or `CI` says so, and otherwise
 * throws an {@link OperatorError} that says what is missing and how to get it.
 */
export async function requirePrograms(
  programs: readonly SystemProgram[],
  allowed: boolean = mayInstall(process.argv, process.env),
): Promise<void> {
  const missing = await missingOf(programs);
  if (missing.length > 0 && allowed) await install(missing);
  const absent = await missingOf(missing);
  if (absent.length === 0) return;
  const lines = absent.map(({ name, how }) => `- ${name}: ${how}`);
  const hint = allowed ? "" : "\nWith `-- --install` behind it, this command installs what it can.";
  throw new OperatorError(`Programs of the system are missing:\n${lines.join("\n")}${hint}`);
}

/** The path of a program. Installs nothing: throws an {@link OperatorError} that says how to get it. */
export async function requireProgram(program: SystemProgram): Promise<string> {
  const path = await program.find();
  if (path !== null) return path;
  throw new OperatorError(`The tests need ${program.name}: ${program.how}`);
}
