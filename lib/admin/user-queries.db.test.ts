import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { findUserByEmail, listAdminUsers, listUsers, usersQuerySchema } from "@/lib/admin/user-queries";
import { db } from "@/lib/db";
import { listLiveSessionsOf } from "aurora-session/core";
import { createTestUser, execute, signedIn, type TestUser } from "@/testing/helpers/test-browser";

type Query = Partial<{ show: string; search: string; sort: string; cursor: string; limit: number }>;

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

async function pagesOf(query: Query): Promise<string[]> {
  const { ids, next } = await find({ ...query, limit: 2 });
  return next === null ? ids : [...ids, ...(await pagesOf({ ...query, cursor: next }))];
}

test("pages hold every user once, in every order", async () => {
  const { mark, users } = await createTogether(5);
  // Two have the same name, and one has none: it stands by its address.
  for (const [index, name] of ["Zoe", "anna", "Anna", "", "Emil"].entries())
    if (name !== "") await execute(`UPDATE "User" SET name = $2 WHERE id = $1`, [users[index]?.id, name]);
  const ids = users.map(({ id }) => id);
  // Ids of version 7 begin with the time.
  const oldest = ids.toSorted();
  expect(await pagesOf({ search: mark })).toEqual(oldest.toReversed());
  expect(await pagesOf({ search: mark, sort: "oldest" })).toEqual(oldest);
  expect(await pagesOf({ search: mark, sort: "email" })).toEqual(ids);
  const [zoe, annaOne, annaTwo, nameless, emil] = ids;
  const annas = [annaOne ?? "", annaTwo ?? ""].toSorted();
  const byName = await pagesOf({ search: mark, sort: "name" });
  expect(byName).toEqual([nameless, ...annas, emil, zoe]);
});

test("users are found by a part of their name, and counted", async () => {
  const { mark, users } = await createTogether(3);
  const name = `Ann ${randomUUID()}`;
  await execute(`UPDATE "User" SET name = $2 WHERE id = $1`, [users[1]?.id, name]);
  expect((await find({ search: name.slice(2).toUpperCase() })).ids).toEqual([users[1]?.id]);
  const { total, users: page } = await listAdminUsers(usersQuerySchema.parse({ search: mark, limit: 2 }), "");
  expect([total, page.length]).toEqual([3, 2]);
});

test.each(["x", "bnVsbA", Buffer.from('["a","b"]').toString("base64url")])("%s is no cursor", async (cursor) => {
  await expect(find({ cursor })).rejects.toMatchObject({ code: "invalid_request" });
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
  expect((await find({ search: mark })).ids.toSorted()).toEqual([disabled.id, idle.id, live.id].toSorted());
  expect((await find({ search: mark, show: "signed_in" })).ids).toEqual([live.id]);
  expect((await find({ search: mark, show: "disabled" })).ids).toEqual([disabled.id]);
  expect(await findUserByEmail(deleted.email)).toBeNull();
});

test("a part of an address is taken as it is: % and _ are no wildcards", async () => {
  const { mark, users } = await createTogether(1);
  expect((await find({ search: mark.toUpperCase() })).ids).toEqual(users.map(({ id }) => id));
  expect((await find({ search: `%${mark}` })).ids).toEqual([]);
  expect((await find({ search: mark.replace("-", "_") })).ids).toEqual([]);
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
