import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Draft } from "../draft.ts";
import type { Host } from "../host/host.ts";

export const ENVIRONMENT_FILE = ".env";

/** Whether git keeps `.env` to itself. Without a repository, by what .gitignore says. */
function isIgnored(folder: string): boolean {
  const { status } = spawnSync("git", ["check-ignore", "--quiet", ENVIRONMENT_FILE], { cwd: folder, stdio: "ignore" });
  if (status === 0 || status === 1) return status === 0;
  const path = join(folder, ".gitignore");
  return existsSync(path) && /^\/?\.env\*?\s*$/m.test(readFileSync(path, "utf8"));
}

/** Writes a secret and the app's address into `.env`, where they are missing and git ignores that file. */
export function editEnvironment(draft: Draft, { folder, variables }: Host): void {
  const wanted = { AUTH_SECRET: randomBytes(32).toString("base64"), AUTH_URL: "http://localhost:3000" };
  const missing = Object.entries(wanted).filter(([name]) => (variables.get(name) ?? "") === "");
  const secret = variables.get("AUTH_SECRET") ?? "";
  if (secret !== "" && secret.length < 32)
    draft.notes.push(
      "AUTH_SECRET has fewer than 32 characters, and aurora-session refuses it. Make a new one: npx auth secret",
    );
  if (missing.length === 0) return;
  const names = missing.map(([name]) => name).join(" and ");
  if (!isIgnored(folder)) {
    draft.byHand.push({
      where: ENVIRONMENT_FILE,
      why: "git does not ignore this file, so no secret is written into it",
      lines: missing.map(
        ([name]) => `${name}=${name === "AUTH_SECRET" ? "…32 random bytes: npx auth secret" : wanted.AUTH_URL}`,
      ),
    });
    return;
  }
  const before = draft.read(ENVIRONMENT_FILE) ?? "";
  const gap = before === "" || before.endsWith("\n") ? "" : "\n";
  const lines = missing.map(([name, value]) => `${name}=${value}\n`);
  draft.write(ENVIRONMENT_FILE, before + gap + lines.join(""), names);
}
