import { randomUUID } from "node:crypto";
import pg from "pg";
import { describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { connectedApp } from "@/app/api/test-client";
import { createTestUser, execute, signedIn } from "@/testing/helpers/test-browser";
import { pool } from "@/lib/db";
import { endSessions } from "./end-session.ts";
import { endAllSessions } from "./end-user-sessions.ts";
import { endedCursorSchema, listEnded, type EndedList } from "./list-ended.ts";
import { forgetDevices } from "./prune-sessions.ts";
import { transact } from "./transact.ts";

const MOST = 1_000;

/** Lists from a cursor on. Throws for one that listEnded does not take. */
async function listFrom(cursor: string | null, limit = MOST): Promise<EndedList> {
  const list = await listEnded(cursor === null ? null : endedCursorSchema.parse(cursor), limit);
  if (list === null) throw new Error("The cursor is of the future.");
  return list;
}

function idsOf({ ended }: EndedList): string[] {
  return ended.map(({ sid }) => sid);
}

/** Connects an app. Returns its session, and the browser's. */
async function app() {
  const { user, sessionId, tokens } = await connectedApp();
  return { id: tokens.client_id, userId: user.id, parent: { id: sessionId, userId: user.id } };
}

async function end(session: { readonly id: string; readonly userId: string }): Promise<void> {
  await transact((transaction) => endSessions(transaction, [session], "user"));
}

/** Writes apps' sessions that ended so many seconds ago, straight into the table, in the order of their ids. */
async function writeEnded(count: number, secondsAgo: number): Promise<string[]> {
  const { id: userId } = await createTestUser();
  const ids = Array.from({ length: count }, () => randomUUID()).toSorted();
  await pool().query(
    `INSERT INTO "Session" (id, "userId", "isClient", "expiresAt", "idleTimeoutSeconds", persistent, "deviceName",
       "userAgent", provider, "endedAt", "endReason")
     SELECT id, $2, true, now() + interval '1 day', 3600, true, 'Robot', '',
       'connected', now() - make_interval(secs => $3), 'user'
     FROM unnest($1::uuid[]) AS id`,
    [ids, userId, secondsAgo],
  );
  return ids;
}

test("an ended app is listed with when and why, once; and a browser's session not, for it has no access tokens", async () => {
  const { cursor } = await listFrom(null);
  const { id, parent } = await app();
  const alone = await signedIn();
  await end({ id: alone.sessionId, userId: alone.user.id });
  await end(parent);
  const list = await listFrom(cursor);
  expect(list).toMatchObject({ ended: [{ sid: id, reason: "user" }], more: false });
  expect(Math.abs((list.ended[0]?.at ?? 0) - Date.now())).toBeLessThan(60_000);
  expect(idsOf(await listFrom(list.cursor))).toEqual([]);
  expect(idsOf(await listFrom(null))).toContain(id);
});

test("an ending of all sessions lists each app", async () => {
  const one = await app();
  const { cursor } = await listFrom(null);
  await transact((transaction) => endAllSessions(transaction, one.userId, "admin", "operator"));
  expect((await listFrom(cursor)).ended).toMatchObject([{ sid: one.id, reason: "admin" }]);
});

test("an ending that commits late is listed, though its time is before the cursor", async () => {
  const { id } = await app();
  const late = new pg.Client({ connectionString: process.env["DATABASE_URL"] });
  await late.connect();
  await late.query("BEGIN");
  await late.query(
    `UPDATE "Session" SET "endedAt" = now(), "endReason" = 'admin' WHERE id = $1 AND "endedAt" IS NULL`,
    [id],
  );
  const [other] = await writeEnded(1, 0);
  const before = await listFrom(null);
  expect(idsOf(before)).toContain(other);
  expect(idsOf(before)).not.toContain(id);
  await late.query("COMMIT");
  await late.end();
  const after = await listFrom(before.cursor);
  expect(idsOf(after)).toContain(id);
  expect(idsOf(await listFrom(after.cursor))).toEqual([]);
});

test("tokens that are dead need no telling: what ended 16 minutes ago is not listed any more", async () => {
  const [[old], [young]] = [await writeEnded(1, 16 * 60), await writeEnded(1, 15 * 60 + 50)];
  const ids = idsOf(await listFrom(null));
  expect(ids).toContain(young);
  expect(ids).not.toContain(old);
});

describe("in pages", () => {
  test("all are listed once, those of one moment too, and then nothing", async () => {
    const { cursor } = await listFrom(null);
    const ids = await writeEnded(25, 0);
    const listed: string[] = [];
    let list = await listFrom(cursor, 10);
    const pages = [list.ended.length];
    for (listed.push(...idsOf(list)); list.more; listed.push(...idsOf(list))) {
      list = await listFrom(list.cursor, 10);
      pages.push(list.ended.length);
    }
    expect([listed, pages]).toEqual([ids, [10, 10, 5]]);
    expect(idsOf(await listFrom(list.cursor))).toEqual([]);
  });

  test("one that commits between two pages, with a time before them, is listed after the last", async () => {
    const { cursor } = await listFrom(null);
    await writeEnded(15, 0);
    const first = await listFrom(cursor, 10);
    const [between] = await writeEnded(1, 5);
    const second = await listFrom(first.cursor, 10);
    expect([first.more, second.more]).toEqual([true, false]);
    expect(idsOf(await listFrom(second.cursor))).toContain(between);
  });
});

test("a reader that comes back after an hour gets all whose tokens may live", async () => {
  const [ended] = await writeEnded(1, 60);
  const { cursor } = await listFrom(null);
  const [readAt = "", ...rest] = cursor.split(".");
  const hourAgo = [Number(readAt) - 60 * 60_000, ...rest].join(".");
  expect(idsOf(await listFrom(hourAgo))).toContain(ended);
});

test("a cursor of the future is none, and neither is garbage", async () => {
  const { cursor } = await listFrom(null);
  const [readAt] = cursor.split(".");
  expect(await listEnded(endedCursorSchema.parse(`${Number(readAt) + 60_000}.0`), MOST)).toBeNull();
  for (const garbage of ["", "now", "1.2", "1764526519123", "1764526519123.1.2.x", `${cursor}'; --`])
    expect(endedCursorSchema.safeParse(garbage).success).toBe(false);
});

test("whose devices are forgotten, as with a deleted account, is still listed; older endings are gone", async () => {
  const { id, userId } = await app();
  await end({ id, userId });
  const [old] = await writeEnded(1, 17 * 60);
  await execute(`UPDATE "Session" SET "userId" = $1 WHERE id = $2 AND "endedAt" IS NOT NULL`, [userId, old]);
  await transact((transaction) => forgetDevices(transaction, userId));
  expect(idsOf(await listFrom(null))).toContain(id);
  const { rows } = await pool().query(`SELECT id, "deviceName" FROM "Session" WHERE "userId" = $1 AND "isClient"`, [
    userId,
  ]);
  expect(rows).toEqual([{ id, deviceName: "" }]);
});

const statementSchema = z.object({ text: z.string(), values: z.array(z.unknown()) });

test("the list is found by the index of ended sessions, from a cursor on and without one", async () => {
  const { cursor } = await listFrom(null);
  const place = endedCursorSchema.parse(cursor);
  const client = await pool().connect();
  // The table is small here.
  await client.query("SET enable_seqscan = off");
  for (const from of [null, place]) {
    const sent = vi.spyOn(pg.Client.prototype, "query");
    await listEnded(from, MOST);
    const statement = sent.mock.calls
      .map(([query]) => statementSchema.parse(query))
      .find(({ text }) => text.includes("recent"));
    sent.mockRestore();
    const { rows } = await client.query(`EXPLAIN ${statement?.text}`, statement?.values);
    expect(rows.map((row) => Object.values(row)).join("\n")).toMatch(/Index Scan (using|on) "Session_ended"/);
  }
  client.release(true);
});
