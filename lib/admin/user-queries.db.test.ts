import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { findUserByEmail, listUsers, usersQuerySchema } from "@/lib/admin/user-queries";
import { db } from "@/lib/db";
import { listLiveSessionsOf } from "aurora-session/core";
import { createTestUser, execute, signedIn, type TestUser } from "@/testing/helpers/test-browser";

type Query = Partial<{ show: string; email: string; cursor: string; limit: number }>;

async function find(query: Query): Promise<{ ids: string[]; next: string | null }> {
  const { users, nextCursor } = await listUsers(usersQuerySchema.parse(query));
  return { ids: users.map(({ id }) => id), next: nextCursor };
}

async function createTogether(count: number): Promise<{ mark: string; users: TestUser[] }> {
  const mark = `${randomUUID()}.example`;
  const users: TestUser[] = [];
  for (let number = 0; number < count; number += 1) {
    const email = `${number}@${mark}`;
    users.push(await db().user.create({ data: { email }, select: { id: true, email: true } }));
  }
  return { mark, users };
}

test("pages hold every user once, the newest account first", async () => {
  const { mark, users } = await createTogether(5);
  // Ids of version 7 begin with the time.
  const newestFirst = users
    .map(({ id }) => id)
    .toSorted()
    .toReversed();
  const first = await find({ email: mark, limit: 2 });
  const second = await find({ email: mark, limit: 2, ...(first.next !== null && { cursor: first.next }) });
  const third = await find({ email: mark, limit: 2, ...(second.next !== null && { cursor: second.next }) });
  expect([...first.ids, ...second.ids, ...third.ids]).toEqual(newestFirst);
  expect([first.ids.length, second.ids.length, third.next]).toEqual([2, 2, null]);
});

test("deleted users are hidden; who is signed in or disabled can be looked for", async () => {
  const { mark, users } = await createTogether(4);
  const [live, idle, disabled, deleted] = users;
  if (!live || !idle || !disabled || !deleted) throw new Error("Four users were asked for.");
  await signedIn(live);
  const { sessionId } = await signedIn(idle);
  await execute(`UPDATE "Session" SET "lastActiveAt" = now() - interval '2 hours' WHERE id = $1`, [sessionId]);
  await signedIn(deleted);
  await execute(`UPDATE "User" SET "disabledAt" = now() WHERE id = $1`, [disabled.id]);
  await execute(`UPDATE "User" SET "deletedAt" = now() WHERE id = $1`, [deleted.id]);
  expect((await find({ email: mark })).ids.toSorted()).toEqual([disabled.id, idle.id, live.id].toSorted());
  expect((await find({ email: mark, show: "signed_in" })).ids).toEqual([live.id]);
  expect((await find({ email: mark, show: "disabled" })).ids).toEqual([disabled.id]);
  expect(await findUserByEmail(deleted.email)).toBeNull();
});

test("a part of an address is taken as it is: % and _ are no wildcards", async () => {
  const { mark, users } = await createTogether(1);
  expect((await find({ email: mark.toUpperCase() })).ids).toEqual(users.map(({ id }) => id));
  expect((await find({ email: `%${mark}` })).ids).toEqual([]);
  expect((await find({ email: mark.replace("-", "_") })).ids).toEqual([]);
});

test("a user is found by e-mail however it is written, with the number of live sessions and nothing secret", async () => {
  const user = await createTestUser();
  await signedIn(user);
  const { sessionId } = await signedIn(user);
  await signedIn(user);
  await execute(`UPDATE "Session" SET "endedAt" = now() WHERE id = $1`, [sessionId]);
  const found = await findUserByEmail(`  ${user.email.toUpperCase()} `);
  expect(found).toEqual({
    id: user.id,
    email: user.email,
    name: null,
    role: "user",
    mustChangePassword: false,
    disabledAt: null,
    createdAt: expect.any(Date),
    liveSessions: 2,
  });
});

test("live sessions of some users are those, the last used first, without token or hash", async () => {
  const [ann, ben] = [await createTestUser(), await createTestUser()];
  const [old, recent, bens] = [await signedIn(ann), await signedIn(ann), await signedIn(ben)];
  await signedIn();
  await execute(`UPDATE "Session" SET "lastActiveAt" = now() - interval '5 minutes' WHERE id = $1`, [old.sessionId]);
  const sessions = await listLiveSessionsOf([ann.id, ben.id]);
  const idsOf = (userId: string) => sessions.filter((each) => each.userId === userId).map(({ id }) => id);
  expect([idsOf(ann.id), idsOf(ben.id)]).toEqual([[recent.sessionId, old.sessionId], [bens.sessionId]]);
  expect(sessions).toHaveLength(3);
  expect(Object.keys(sessions[0] ?? {}).join()).not.toMatch(/hash|token|userAgent/i);
  expect(await listLiveSessionsOf([])).toEqual([]);
});
