import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readOrCreateSecret } from "./secret.ts";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "aurora-secret-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test("a data folder has one secret of 256 bits, also when many processes start at once", async () => {
  const secrets = await Promise.all(Array.from({ length: 20 }, () => readOrCreateSecret(folder)));
  expect(new Set([...secrets, await readOrCreateSecret(folder)]).size).toBe(1);
  expect(Buffer.from(secrets[0] ?? "", "base64url")).toHaveLength(32);
});

test.skipIf(process.platform === "win32")("only this user can read it", async () => {
  await readOrCreateSecret(folder);
  expect((await stat(join(folder, "secret"))).mode & 0o777).toBe(0o600);
});
