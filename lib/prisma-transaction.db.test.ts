import { expect, test } from "vitest";
import { z } from "zod";
import { subscribe, announce } from "aurora-session/core";
import { sql } from "@/lib/db";
import { transactWithPrisma } from "@/lib/prisma-transaction";
import { createTestUser } from "@/testing/helpers/test-browser";

test("the session layer's statements and Prisma's share one transaction, and one beside it is separate", async () => {
  const idSchema = z.tuple([z.object({ id: z.string() })]);
  const current = sql`SELECT pg_current_xact_id()::text AS id`;
  let open = 0;
  let release = () => {};
  const bothOpen = new Promise<void>((resolve) => {
    release = resolve;
  });
  const idsOfOne = () =>
    transactWithPrisma(async (transaction) => {
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

test("a transaction of Prisma's that the database undid for another one is done again, and then its news are told", async () => {
  const user = await createTestUser();
  const heard: string[] = [];
  const stop = subscribe(user.id, ({ type }) => heard.push(type));
  let tries = 0;
  await transactWithPrisma(async (transaction) => {
    tries += 1;
    await transaction.user.update({ where: { id: user.id }, data: { name: `Try ${tries}` } });
    announce(transaction, { type: "changed", userId: user.id, sessionId: null, reason: null });
    if (tries < 3) await transaction.query(sql`DO $$ BEGIN RAISE SQLSTATE '40001'; END $$`);
  });
  expect([tries, heard]).toEqual([3, ["changed"]]);
  stop();
});
