import { Socket } from "node:net";
import { expect, test, vi } from "vitest";
import { subscribe } from "../bus/bus.ts";
import { sql, type Queryable } from "../base/sql.ts";
import { pool } from "@/lib/db";
import { announce, transact } from "./transact.ts";
import { raiseSessionEpoch } from "./session-epoch.ts";
import { createTestUser, sessionEpochOf, type TestUser } from "@/testing/helpers/test-browser";

async function raiseEpoch(transaction: Queryable, { id }: TestUser): Promise<void> {
  await raiseSessionEpoch(transaction, id);
}

test("of two transactions that wait for each other one is undone and done again: both are committed, once", async () => {
  const [one, other] = [await createTestUser(), await createTestUser()];
  let holding = 0;
  let tries = 0;
  let release = () => {};
  const bothHold = new Promise<void>((resolve) => {
    release = resolve;
  });
  const raiseBoth = (first: TestUser, second: TestUser) =>
    transact(async (transaction) => {
      tries += 1;
      await raiseEpoch(transaction, first);
      holding += 1;
      if (holding === 2) release();
      await bothHold;
      await raiseEpoch(transaction, second);
    });
  await Promise.all([raiseBoth(one, other), raiseBoth(other, one)]);
  expect(tries).toBe(3);
  expect([await sessionEpochOf(one), await sessionEpochOf(other)]).toEqual([2, 2]);
});

test("a commit succeeds even if a listener to its news fails, and the other listeners hear of it too", async () => {
  const user = await createTestUser();
  const heard: string[] = [];
  const stops = [
    subscribe(user.id, () => {
      throw new Error("this listener fails");
    }),
    subscribe(user.id, ({ type }) => heard.push(type)),
  ];
  const raised = transact(async (transaction) => {
    await raiseEpoch(transaction, user);
    announce(transaction, { type: "changed", userId: user.id, sessionId: null, reason: null });
    return "committed";
  });
  expect(await raised).toBe("committed");
  expect([await sessionEpochOf(user), heard]).toEqual([1, ["changed"]]);
  for (const stop of stops) stop();
});

test("a transaction that the database could not put in order with others is done again, up to five times", async () => {
  const user = await createTestUser();
  const failing = (times: number) => {
    let tries = 0;
    return transact(async (transaction) => {
      tries += 1;
      await raiseEpoch(transaction, user);
      if (tries <= times) await transaction.query(sql`DO $$ BEGIN RAISE SQLSTATE '40001'; END $$`);
      return tries;
    });
  };
  expect([await failing(4), await sessionEpochOf(user)]).toEqual([5, 1]);
  await expect(failing(5)).rejects.toMatchObject({ code: expect.any(String) });
  expect(await sessionEpochOf(user)).toBe(1);
});

test("what a transaction did is undone when its work throws, nobody hears of it, and its connection serves on", async () => {
  const user = await createTestUser();
  const heard: string[] = [];
  const stop = subscribe(user.id, ({ type }) => heard.push(type));
  const failing = transact(async (transaction) => {
    await raiseEpoch(transaction, user);
    announce(transaction, { type: "changed", userId: user.id, sessionId: null, reason: null });
    throw new Error("on purpose");
  });
  await expect(failing).rejects.toThrow("on purpose");
  expect([await sessionEpochOf(user), heard]).toEqual([0, []]);
  const { totalCount } = pool();
  await transact((transaction) => raiseEpoch(transaction, user));
  expect([await sessionEpochOf(user), pool().totalCount, pool().idleCount]).toEqual([1, totalCount, totalCount]);
  stop();
});

test("a transaction in which a statement failed is not taken for committed, though its work went on", async () => {
  const user = await createTestUser();
  const going = transact(async (transaction) => {
    await raiseEpoch(transaction, user);
    await transaction.query(sql`SELECT 1 / 0`).catch(() => undefined);
  });
  await expect(going).rejects.toThrow("not committed");
  expect(await sessionEpochOf(user)).toBe(0);
});

test("BEGIN and the statements that wait for no answer are sent at once, and COMMIT by itself", async () => {
  const user = await createTestUser();
  // The first one may make the connection, whose beginning is sent too.
  await transact((transaction) => raiseEpoch(transaction, user));
  const writes = vi.spyOn(Socket.prototype, "_write");
  const gathered = vi.spyOn(Socket.prototype, "_writev");
  await transact((transaction) => Promise.all([raiseEpoch(transaction, user), raiseEpoch(transaction, user)]));
  expect([gathered.mock.calls.length, writes.mock.calls.length]).toEqual([1, 1]);
  vi.restoreAllMocks();
  expect(await sessionEpochOf(user)).toBe(3);
});
