import { mkdir, mkdtemp, readdir, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { buildSessionPackage } from "@/cli/build/production-build";
import { run } from "@/cli/process/child";
import { OperatorError } from "@/cli/process/operator-error";

const PACKAGE = resolve("packages/session");

async function runIn(cwd: string, program: string, args: readonly string[]): Promise<void> {
  const { code, output } = await run(program, args, { output: "keep", cwd });
  if (code !== 0) throw new OperatorError(`${output.trim()}\n\n${program} ${args[0] ?? ""} failed: see above.`);
}

/** Packs `aurora-session` into a folder, as it would be published, and returns the tarball's path. */
export async function packSession(folder: string): Promise<string> {
  await buildSessionPackage();
  await runIn(PACKAGE, "npm", ["pack", "--ignore-scripts", "--pack-destination", folder]);
  const tarball = (await readdir(folder)).find((name) => name.endsWith(".tgz"));
  return join(folder, tarball ?? "");
}

/**
 * Installs `aurora-session` in a host that lies within this repository, from the tarball and without the network: the packages
 * that it needs are found in the folders above.
 */
export async function unpackSession(host: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "aurora-"));
  const tarball = await packSession(folder);
  const installed = join(host, "node_modules/aurora-session");
  await rm(installed, { recursive: true, force: true });
  await mkdir(installed, { recursive: true });
  await runIn(installed, "tar", ["-xzf", tarball, "--strip-components=1"]);
  await rm(folder, { recursive: true });
  const bin = join(host, "node_modules/.bin");
  await mkdir(bin, { recursive: true });
  await rm(join(bin, "aurora-session"), { force: true });
  await symlink("../aurora-session/bin.mjs", join(bin, "aurora-session"));
}
