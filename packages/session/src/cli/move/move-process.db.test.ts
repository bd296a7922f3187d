import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { expect, test, vi } from "vitest";
import { ask, dump, filesOf, makeFormer, type Former } from "./test-former-database.ts";

// As npm links it: in its own repository it runs the sources.
const BIN = fileURLToPath(new URL("../../../bin.mjs", import.meta.url));

/** Starts the command as `npx` does, in the app's folder, with the address in its .env file. */
function start({ folder }: Former, line: readonly string[]) {
  const { DATABASE_URL: _own, ...env } = process.env;
  const child = spawn(process.execPath, [BIN, "move", ...line], { cwd: folder, env });
  let output = "";
  child.stdout.on("data", (text) => (output += String(text)));
  child.stderr.on("data", (text) => (output += String(text)));
  const ended = once(child, "close").then(([code, signal]) => ({ code: code ?? signal, output }));
  return { child, ended };
}

test("the exit code is 0 for a report and a move, 1 for a refusal in a sentence, 2 for a wrong use", async () => {
  const former = await makeFormer({}, { history: true });
  const report = await start(former, []).ended;
  expect(report).toMatchObject({ code: 0, output: expect.stringContaining("(DATABASE_URL, from .env)") });
  expect(JSON.parse((await start(former, ["--json"]).ended).output)).toMatchObject({
    people: { count: 404 },
    problems: [],
  });
  expect(await start(former, ["--apply", "--drop"]).ended).toMatchObject({ code: 2 });
  const refused = await start(former, ["--undo"]).ended;
  expect([refused.code, refused.output.trim()]).toEqual([
    1,
    expect.stringMatching(/^There is nothing to take back here: .*$/),
  ]);
  expect(await start(former, ["--apply"]).ended).toMatchObject({
    code: 0,
    output: expect.stringContaining("Done, in one transaction"),
  });
});

test("Ctrl-C in the middle leaves the database and the folder as they were", async () => {
  const former = await makeFormer({}, { history: true });
  const before = [await dump(former.url), filesOf(former.folder)];
  const other = new pg.Client({ connectionString: former.url.replace(/\?.*/, "") });
  await other.connect();
  // The last table that it locks.
  await other.query(`BEGIN; LOCK TABLE "Session" IN ACCESS SHARE MODE`);
  const { child, ended } = start(former, ["--apply"]);
  const waiting = `SELECT count(*)::int FROM pg_stat_activity WHERE application_name = 'aurora-session move' AND wait_event_type = 'Lock'
    AND datname = current_database()`;
  await vi.waitFor(async () => expect(await ask(former.url, waiting)).toEqual([{ count: 1 }]), {
    timeout: 60_000,
    interval: 20,
  });
  child.kill("SIGINT");
  expect((await ended).code).toBe("SIGINT");
  await other.end();
  expect([await dump(former.url), filesOf(former.folder)]).toEqual(before);
  expect(await start(former, ["--apply"]).ended).toMatchObject({ code: 0 });
});
