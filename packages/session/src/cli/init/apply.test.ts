import { spawn } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, expect, test, vi } from "vitest";
import { applyChanges } from "./apply.ts";
import { stockShape, TestHost } from "./test-host.ts";

afterEach(() => {
  vi.unstubAllEnvs();
});

/** Puts a program of a package manager's name first in PATH, which notes how it was called and then runs a script. */
function fakeManager(name: string, script: string): { calls: () => string } {
  const folder = mkdtempSync(join(tmpdir(), "aurora-bin-"));
  const log = join(folder, "calls");
  writeFileSync(log, "");
  writeFileSync(join(folder, name), `#!/bin/sh\necho "$0 $* in $(pwd) as $NODE_ENV" >> "${log}"\n${script}\n`);
  chmodSync(join(folder, name), 0o755);
  vi.stubEnv("PATH", `${folder}${delimiter}${process.env["PATH"] ?? ""}`);
  return { calls: () => readFileSync(log, "utf8").replaceAll(`${folder}/`, "") };
}

const LOCK = { "package-lock.json": '{\n    "lockfileVersion": 3\n}' };
const SPOILS = 'echo "{}" > package-lock.json; echo "{}" > package.json; echo more > pnpm-lock.yaml';

test.each([
  ["npm", "package-lock.json", "install"],
  ["pnpm", "pnpm-lock.yaml", "install --no-frozen-lockfile"],
  ["yarn", "yarn.lock", "install"],
  ["bun", "bun.lock", "install"],
])("%s installs what package.json asks for, once, and again with --remove", async (manager, lock, command) => {
  const { calls } = fakeManager(manager, "");
  const host = new TestHost(stockShape({ [lock]: "" }));
  const said = await host.init({ install: true });
  expect(said).toContain(`✓ ${manager} ${command}\n`);
  const call = `${manager} ${command} in ${host.folder} as development\n`;
  expect(calls()).toBe(call);
  expect(await host.init({ install: true })).toContain("Nothing to change");
  expect(calls()).toBe(call);
  expect(await host.remove({ install: true })).toContain("without aurora-session, @tanstack/react-query, pg");
  expect(calls()).toBe(call + call);
});

test("an install that fails leaves everything as it was, with the lock file, and shows why", async () => {
  fakeManager("npm", `${SPOILS}; echo "npm error ERESOLVE could not resolve" >&2; exit 7`);
  const host = new TestHost(stockShape(LOCK));
  const before = host.snapshot();
  await expect(host.init({ install: true })).rejects.toThrow(
    /ERESOLVE could not resolve[^]*npm install ended with code 7: see above\.[^]*Nothing was changed: every file is as it was\./,
  );
  expect(host.snapshot()).toEqual(before);
});

test("a removal that fails leaves what init did", async () => {
  const host = new TestHost(stockShape(LOCK));
  await host.init();
  const before = host.snapshot();
  fakeManager("npm", `${SPOILS}; exit 1`);
  await expect(host.remove({ install: true })).rejects.toThrow("Nothing was changed");
  expect(host.snapshot()).toEqual(before);
});

test("a package manager that is not there is named, and nothing is changed", async () => {
  const host = new TestHost(stockShape({ "bun.lock": "" }));
  const before = host.snapshot();
  vi.stubEnv("PATH", mkdtempSync(join(tmpdir(), "aurora-empty-")));
  await expect(host.init({ install: true })).rejects.toThrow(
    "bun, whose lock file this project has, could not be started",
  );
  expect(host.snapshot()).toEqual(before);
});

/** Runs the command as a process of its own, from its sources. */
async function runProcess(host: TestHost, ...args: readonly string[]): Promise<{ code: number; output: string }> {
  const main = resolve("packages/session/src/cli/main.ts");
  const loader = pathToFileURL(resolve("node_modules/tsx/dist/esm/index.mjs")).href;
  const child = spawn(process.execPath, ["--import", loader, main, ...args], { cwd: host.folder });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (data: Buffer) => (output += data.toString()));
  return new Promise((done) => {
    child.on("close", (code) => {
      done({ code: code ?? -1, output });
    });
  });
}

test.each(["SIGINT", "SIGTERM", "SIGHUP"])("%s while it installs leaves everything as it was", async (signal) => {
  fakeManager("npm", `${SPOILS}; kill -${signal.slice(3)} $PPID; sleep 0.2`);
  const host = new TestHost(stockShape(LOCK));
  const before = host.snapshot();
  const { code, output } = await runProcess(host, "init");
  expect(output).toContain(`Stopped by ${signal}.\n\nNothing was changed`);
  expect(code).toBe(1);
  expect(host.snapshot()).toEqual(before);
});

test("the command says by its code whether it was done, failed, or was called wrongly", async () => {
  const host = new TestHost();
  expect((await runProcess(host, "init", "--no-install")).code).toBe(0);
  expect((await runProcess(host, "init", "--sideways")).code).toBe(2);
  const { code, output } = await runProcess(new TestHost({ files: { app: null } }), "init");
  expect([code, output]).toEqual([
    1,
    "\nThere is neither app/ nor src/app/ here. Go to the folder of the app, and run this there.\n",
  ]);
});

test("a file that somebody changes while it installs keeps their change, and nothing else is left", async () => {
  fakeManager("npm", 'echo "// Theirs." >> auth.ts');
  const host = new TestHost(stockShape(LOCK));
  const { "auth.ts": text = "", ...others } = host.snapshot();
  await expect(host.init({ install: true })).rejects.toThrow("auth.ts was changed by somebody else meanwhile");
  expect(host.snapshot()).toEqual({ ...others, "auth.ts": `${text}// Theirs.\n` });
});

test("a file that can't be written leaves everything as it was", async () => {
  // A file where a folder is to be.
  fakeManager("npm", "echo x > app/signed-out");
  const host = new TestHost(stockShape(LOCK));
  const before = host.snapshot();
  await expect(host.init({ install: true })).rejects.toThrow(/(EEXIST|ENOTDIR)[^]*Nothing was changed/);
  const { "app/signed-out": theirs, ...after } = host.snapshot();
  expect(theirs).toBe("x\n");
  expect(after).toEqual(before);
});

test("a failure after any change puts back that one and all before it", async () => {
  const host = new TestHost({ files: { "a/old.txt": "old\n", "package.json": "{}\n" } });
  mkdirSync(join(host.folder, "kept"));
  const before = host.snapshot();
  const changes = [
    { path: "package.json", before: "{}\n", after: "{ }\n" },
    { path: "new/deep/file.txt", before: null, after: "new" },
    { path: "a/old.txt", before: "old\n", after: null },
    { path: "app/page.tsx", before: host.read("app/page.tsx"), after: "other" },
  ];
  for (const { path: last } of changes) {
    const onDone = ({ path }: { readonly path: string }): void => {
      if (path === last) throw new Error(`after ${last}`);
    };
    await expect(applyChanges({ folder: host.folder, changes, install: null, onDone })).rejects.toThrow(
      `after ${last}`,
    );
    expect(host.snapshot()).toEqual(before);
    expect(host.status()).toBe("");
  }
  await applyChanges({ folder: host.folder, changes, install: null, onDone: () => undefined });
  expect(host.read("new/deep/file.txt")).toBe("new");
  expect(host.status()).toContain(" D a/old.txt");
});
