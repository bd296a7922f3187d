import { expect, test } from "vitest";
import { sql, type Transaction } from "@/lib/db";
import { transact } from "@/lib/session/transact";
import { createTestUser, sessionEpochOf, type TestUser } from "@/lib/test-browser";

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
  expect(tries).toBe(3);
  expect([await sessionEpochOf(one), await sessionEpochOf(other)]).toEqual([2, 2]);
});
