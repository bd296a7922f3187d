import { expect, test } from "vitest";
import { z } from "zod";
import { subscribe } from "@/lib/bus/bus";
import { sql, type Transaction } from "@/lib/db";
import { announce, transact } from "@/lib/session/transact";
import { createTestUser, sessionEpochOf, type TestUser } from "@/testing/helpers/test-browser";

async function raiseEpoch(transaction: Transaction, { id }: TestUser): Promise<void> {
  await transaction.$executeRaw(sql`UPDATE "User" SET "sessionEpoch" = "sessionEpoch" + 1 WHERE id = ${id}::uuid`);
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
  // The one that is done again may be quicker than the one that waited. Then they deadlock once more.
  expect(tries).toBeGreaterThan(2);
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
      if (tries <= times) await transaction.$executeRaw(sql`DO $$ BEGIN RAISE SQLSTATE '40001'; END $$`);
      return tries;
    });
  };
  expect([await failing(4), await sessionEpochOf(user)]).toEqual([5, 1]);
  await expect(failing(5)).rejects.toMatchObject({ code: expect.any(String) });
  expect(await sessionEpochOf(user)).toBe(1);
});

test("the session layer's statements and Prisma's share one transaction, and one beside it is separate", async () => {
  const idSchema = z.tuple([z.object({ id: z.string() })]);
  const current = sql`SELECT pg_current_xact_id()::text AS id`;
  let open = 0;
  let release = () => {};
  const bothOpen = new Promise<void>((resolve) => {
    release = resolve;
  });
  const idsOfOne = () =>
    transact(async (transaction) => {
      open += 1;
      if (open === 2) release();
      await bothOpen;
      const rows = [await transaction.query(current), await transaction.$queryRaw(current)];
      return rows.map((each) => idSchema.parse(each)[0].id);
    });
  const [[one, oneToo], [other, otherToo]] = await Promise.all([idsOfOne(), idsOfOne()]);
  expect([oneToo, otherToo]).toEqual([one, other]);
  expect(one).not.toBe(other);
});
