import { execFile } from "node:child_process";
import { mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "@/e2e/fixtures";

test("the curl walk of the README ends in 401 session_ended with the reason", async ({ instance }) => {
  const readme = await readFile("README.md", "utf8");
  const walk = /```sh\n(BASE=[^]*?)```/.exec(readme)?.[1] ?? "";
  const script = walk.replace("http://localhost:3000", instance.origin);
  expect(script).toContain(instance.origin);
  const cwd = await mkdtemp(join(tmpdir(), "aurora-readme-"));
  const { stdout } = await promisify(execFile)("sh", ["-c", script], { cwd });
  const [me, logout, ...refusal] = stdout.split("\n");
  expect(me).toContain('"current":true');
  expect(logout).toBe('{"success":true,"revocation":"committed","ended":1}');
  expect(refusal.join("\n")).toMatch(/^HTTP\/1\.1 401[^]*"code":"session_ended"[^]*"reason":"user"/);
});
