import { afterEach, expect, test } from "vitest";
import * as live from "@/app/api/health/live/route";
import * as ready from "@/app/api/health/ready/route";
import { execute, TestBrowser } from "@/testing/helpers/test-browser";

async function ask(route: typeof ready, method: "GET" | "HEAD" = "GET") {
  const answer = await new TestBrowser().send(route[method], method, "/api/health");
  return { status: answer.status, cache: answer.headers.get("cache-control"), text: await answer.text() };
}

const OK = { status: 200, cache: "no-store", text: '{"status":"ok"}' };

afterEach(() => execute(`ALTER TABLE IF EXISTS "elsewhere" RENAME TO "_prisma_migrations"`));

test("a process on a migrated database lives and is ready", async () => {
  expect([await ask(live), await ask(ready)]).toEqual([OK, OK]);
  expect([await ask(live, "HEAD"), await ask(ready, "HEAD")]).toEqual([
    { ...OK, text: "" },
    { ...OK, text: "" },
  ]);
});

test.each([
  ["was not applied", `migration_name = 'x_' || migration_name`, `migration_name = substr(migration_name, 3)`],
  ["failed", `finished_at = NULL`, `finished_at = now()`],
  ["was rolled back", `rolled_back_at = now()`, `rolled_back_at = NULL`],
])("while one of its migrations %s, it lives and is not ready, and does not say why", async (_what, change, back) => {
  const where = `WHERE migration_name LIKE '%\\_init'`;
  await execute(`UPDATE _prisma_migrations SET ${change} ${where}`);
  const answer = await ask(ready);
  await execute(`UPDATE _prisma_migrations SET ${back} ${where}`);
  expect(answer).toMatchObject({ status: 503, cache: "no-store", text: expect.stringContaining('"code":"not_ready"') });
  expect(answer.text).not.toMatch(/init/);
  expect(await ask(live)).toEqual(OK);
});

test("a newer version's migrations are no hindrance", async () => {
  await execute(
    `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at) VALUES ('x', '', '99990101000000_next', now())`,
  );
  expect(await ask(ready)).toEqual(OK);
});

test("a database that was never migrated is not ready", async () => {
  await execute(`ALTER TABLE "_prisma_migrations" RENAME TO "elsewhere"`);
  expect(await ask(ready)).toMatchObject({ status: 503 });
});
