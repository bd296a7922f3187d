import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { lockDataFolder } from "../../prisma/data-folder-lock.ts";
import { startEmbeddedDatabase } from "../../prisma/embedded-database.ts";
import { applyMigrations } from "../../prisma/migrator.ts";
import { aurora, auroraProcess } from "./test-command.ts";

describe("on the embedded database", () => {
  let folder = "";

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "aurora-"));
    vi.stubEnv("AURORA_DATA_DIR", folder);
    vi.stubEnv("DATABASE_URL", "");
    const database = await startEmbeddedDatabase(folder);
    await applyMigrations(database.url);
    await database.stop();
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  async function whileItRuns<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    const lock = await lockDataFolder(folder);
    const database = await startEmbeddedDatabase(folder);
    try {
      return await work();
    } finally {
      await database.stop();
      await lock.release();
    }
  }

  test("commands work whether an instance runs or not, and leave the folder free", async () => {
    expect(await aurora(["users"])).toEqual({ code: 0, output: "0 users", error: "" });
    // In another process, as an operator runs it, while this one holds the database.
    expect(await whileItRuns(() => auroraProcess(["users"]))).toEqual({ code: 0, output: "0 users\n", error: "" });
    expect(await aurora(["sessions", "end", "--all", "--yes"])).toMatchObject({ output: "0 sessions ended." });
    const pruned = await aurora(["prune", "--json"]);
    expect([pruned.code, JSON.parse(pruned.output)]).toEqual([
      0,
      expect.objectContaining({ sessionsEnded: 0, users: 0 }),
    ]);
    await (await lockDataFolder(folder)).release();
  });

  test("the doctor says what is wrong with the database and how to mend it, and other commands refuse to work on it", async () => {
    await whileItRuns(async () => {
      const client = new pg.Client({ connectionString: `postgresql://postgres@localhost/postgres?host=${folder}` });
      await client.connect();
      await client.query(`ALTER TABLE "SecurityEvent" DISABLE TRIGGER "SecurityEvent_append_only"`);
      await client.query(`DELETE FROM _prisma_migrations WHERE migration_name LIKE '%_init'`);
      await client.end();
      const { code, output } = await aurora(["doctor", "--json"]);
      const { checks, problems } = JSON.parse(output);
      expect([code, problems]).toEqual([1, 2]);
      expect(checks).toContainEqual({
        name: "Migrations",
        result: "problem",
        words: expect.stringMatching(/_init\).*`npm run up`/),
      });
      expect(checks).toContainEqual({
        name: "Audit trail",
        result: "problem",
        words: expect.stringContaining("SecurityEvent_append_only"),
      });
      expect(await aurora(["users"])).toMatchObject({
        code: 1,
        error: expect.stringContaining("`npm run up`"),
      });
    });
  });
});
