import { afterEach, expect, test, vi } from "vitest";
import { execute } from "@/testing/helpers/test-browser";
import { createDatabase, newDatabaseUrl } from "../../testing/servers/postgres.ts";
import { aurora, auroraProcess } from "./test-command.ts";

const INIT = "20261121000000_init";
const own = process.env["DATABASE_URL"] ?? "";

afterEach(() => {
  vi.stubEnv("DATABASE_URL", own);
});

test("a migration that fails is told with its name and PostgreSQL's words, and --resolve is the way out", async () => {
  await execute(`DELETE FROM _prisma_migrations WHERE migration_name = $1`, [INIT]);
  const told = `The migration ${INIT} failed: relation "User" already exists (42P07).`;
  const failed = await aurora(["migrate"]);
  expect([failed.code, failed.output, failed.error.split("\n")]).toEqual([1, "", [expect.stringContaining(told)]]);
  expect(failed.error).toContain(`npm run aurora -- migrate --resolve ${INIT} --rolled-back`);
  // It fails in the same way when the failed migration blocks the next run.
  expect(await aurora(["migrate"])).toEqual(failed);
  const status = await aurora(["migrate", "--status"]);
  expect([status.code, status.output]).toEqual([1, expect.stringMatching(new RegExp(`^${INIT} +failed$`, "m"))]);
  expect(status.output).toContain(told);
  expect((await aurora(["doctor"])).output).toContain("npm run aurora -- migrate --status");

  expect(await aurora(["migrate", "--resolve", INIT, "--rolled-back"])).toMatchObject({ code: 0 });
  expect(await aurora(["migrate"])).toEqual(failed);
  expect(await aurora(["migrate", "--resolve", INIT, "--applied"])).toMatchObject({ code: 0 });
  expect(await aurora(["migrate"])).toEqual({ code: 0, output: "No migration was missing.", error: "" });
  expect(await aurora(["migrate", "--status"])).toMatchObject({
    code: 0,
    output: expect.not.stringContaining("failed"),
  });
});

test("a migration that can't be resolved is told in a sentence, and an incomplete command line does nothing", async () => {
  const rolledBack = await aurora(["migrate", "--resolve", "20261127033000_smaller_session_indexes", "--rolled-back"]);
  expect([rolledBack.code, rolledBack.error]).toEqual([1, expect.stringMatching(/not in a failed state\.$/)]);
  for (const options of [
    ["--applied"],
    ["--resolve", INIT],
    ["--resolve", INIT, "--applied", "--rolled-back"],
    ["now"],
  ])
    expect(await aurora(["migrate", ...options])).toMatchObject({ code: 2, output: "" });
});

test("two that begin at once on an empty database bring it up to date once", async () => {
  const url = newDatabaseUrl(own);
  await createDatabase(url);
  vi.stubEnv("DATABASE_URL", url);
  const answers = await Promise.all([auroraProcess(["migrate", "--json"]), auroraProcess(["migrate", "--json"])]);
  expect(answers.map(({ code, error }) => [code, error])).toEqual([
    [0, ""],
    [0, ""],
  ]);
  const applied = answers.map(({ output }) => JSON.parse(output).applied.length);
  expect(Math.min(...applied)).toBe(0);
  expect(Math.max(...applied)).toBeGreaterThan(6);
});
