import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { listBuildSources } from "./build-sources.ts";

const SOURCES = [
  ".env",
  ".env.production.local",
  "app/page.tsx",
  "content/docs/help.md",
  "features/x.ts",
  "package.json",
  "proxy.ts",
  "public/logo.svg",
  "src/tests/y.ts",
];
const NO_SOURCES = [
  "README.md",
  "app/page.test.tsx",
  "app/api/me/route.db.test.ts",
  "bench/run.ts",
  "docs/policy.md",
  "e2e/a.spec.ts",
  "testing/verify.ts",
  // Ignored by git.
  ".next/made-from",
  ".next-e2e/made-from",
  ".npm/_logs/1",
  "node_modules/x/index.js",
  "app/debug.log",
  // The data folder of this test.
  "data/database/1",
];

let root = "";
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "aurora-"));
  for (const path of [...SOURCES, ...NO_SOURCES]) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), "x");
  }
});
afterEach(() => rm(root, { recursive: true, force: true }));

function git(...args: readonly string[]): void {
  execFileSync("git", ["-C", root, "-c", "user.name=x", "-c", "user.email=x@example.com", ...args]);
}

describe("a build is made from every file but documents, tests and what tools make", () => {
  test("in a folder without git", async () => {
    expect(await listBuildSources(root, join(root, "data"))).toEqual(SOURCES);
  });

  test("with git, whether a file is committed or not, and also what is ignored by a name that nobody knows", async () => {
    await writeFile(join(root, ".gitignore"), "node_modules/\n.next*/\n.npm/\n*.log\n.env*\nuploads/\n");
    await mkdir(join(root, "uploads"));
    await writeFile(join(root, "uploads/1.png"), "x");
    git("init", "--quiet");
    git("add", "package.json", "app");
    git("commit", "--quiet", "--message", "x");
    expect(await listBuildSources(root, join(root, "data"))).toEqual([
      ".env",
      ".env.production.local",
      ".gitignore",
      ...SOURCES.slice(2),
    ]);
  });

  test("in a folder that the git around it ignores", async () => {
    const inner = join(root, "node_modules/copy");
    await mkdir(join(inner, "features"), { recursive: true });
    await writeFile(join(inner, "package.json"), "x");
    await writeFile(join(inner, "features/x.ts"), "x");
    await writeFile(join(root, ".gitignore"), "node_modules/\n");
    git("init", "--quiet");
    expect(await listBuildSources(inner, join(inner, ".data"))).toEqual(["features/x.ts", "package.json"]);
  });
});
