import { execFile } from "node:child_process";
import { mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "@/e2e/fixtures";
import { signUp } from "@/e2e/people";

test.use({ sharesContext: true });

/** Runs the README's block that begins like this, changed by `replace` only, and returns the lines that it prints. */
async function walk(beginning: RegExp, replace: (script: string) => string): Promise<string[]> {
  const readme = await readFile("README.md", "utf8");
  const blocks = [...readme.matchAll(/```sh\n([^]*?)```/g)].map(([, block = ""]) => block);
  const script = replace(blocks.find((block) => beginning.test(block)) ?? "exit 1");
  const cwd = await mkdtemp(join(tmpdir(), "aurora-readme-"));
  const { stdout } = await promisify(execFile)("sh", ["-c", script], { cwd });
  return stdout.split("\n");
}

test("the curl walk of the README ends in 401 session_ended with the reason", async ({ instance }) => {
  const [me, logout, ...refusal] = await walk(/^BASE=/, (script) =>
    script.replace("http://localhost:3000", instance.origin),
  );
  expect(me).toContain('"current":true');
  expect(logout).toBe('{"success":true,"revocation":"committed","ended":1}');
  expect(refusal.join("\n")).toMatch(/^HTTP\/1\.1 401[^]*"code":"session_ended"[^]*"reason":"user"/);
});

test("the curl walk of an API client ends so too", async ({ instance, context }) => {
  const ann = await signUp(context);
  const before = `BASE=${instance.origin} EMAIL=${ann.email} PASSWORD='${ann.password}'`;
  const [me, successor, again, ...answers] = await walk(/^PAIR=/, (script) => `${before}\n${script}`);
  expect(me).toContain('"kind":"client"');
  expect(successor).toMatch(/^[\w-]{43}$/);
  expect(again).toBe(successor);
  expect(answers.join("\n")).toMatch(/^HTTP\/1\.1 200[^]*HTTP\/1\.1 401[^]*"code":"session_ended"[^]*"reason":"user"/);
});
