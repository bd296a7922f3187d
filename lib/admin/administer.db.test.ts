import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  disableAccount,
  enableAccount,
  endAllUserSessions,
  endUserSessionById,
  requireNewPassword,
  setRole,
} from "@/lib/admin/administer";
import { db } from "@/lib/db";
import { Problem, findSession } from "aurora-session/core";
import { requireAdmin } from "aurora-session/http";
import {
  createTestSession,
  createTestUser,
  endReasonOf,
  execute,
  sessionEpochOf,
  signedIn,
} from "@/testing/helpers/test-browser";

beforeAll(async () => {
  await createTestUser();
});

async function trailOf(userId: string): Promise<unknown[]> {
  return db().securityEvent.findMany({
    where: { userId, type: { not: "signed_in" } },
    select: { type: true, reason: true, actor: true, count: true },
    orderBy: [{ at: "asc" }, { id: "asc" }],
  });
}

async function codeOf(promise: Promise<unknown>): Promise<string> {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  return error instanceof Problem ? error.code : String(error);
}

describe("a disabled account", () => {
  test("has no session from now on, is told why, and can't begin one; what was done is recorded once", async () => {
    const [admin, user] = [await createTestUser(), await createTestUser()];
    const [here, there] = [await signedIn(user), await signedIn(user)];
    const epoch = await sessionEpochOf(user);
    expect(await disableAccount(user.id, admin.id)).toEqual({ changed: true, ended: 2 });
    expect(await findSession(here.token, null)).toEqual({ state: "ended", reason: "user_disabled" });
    const { endedBy } = await db().session.findUniqueOrThrow({ where: { id: there.sessionId } });
    expect(endedBy).toBe(admin.id);
    expect(await codeOf(createTestSession(user, epoch))).toBe("sign_in_superseded");
    expect(await codeOf(createTestSession(user, await sessionEpochOf(user)))).toBe("account_disabled");
    expect(await disableAccount(user.id, admin.id)).toEqual({ changed: false, ended: 0 });
    expect(await trailOf(user.id)).toEqual([
      { type: "account_disabled", reason: null, actor: admin.id, count: null },
      { type: "sessions_ended", reason: "user_disabled", actor: admin.id, count: 2 },
    ]);
  });

  test("that is enabled can sign in again, and no former session comes back", async () => {
    const user = await createTestUser();
    const { token } = await signedIn(user);
    await disableAccount(user.id, "operator");
    expect(await enableAccount(user.id, "operator")).toEqual({ changed: true });
    expect(await findSession(token, null)).toEqual({ state: "ended", reason: "user_disabled" });
    const created = await createTestSession(user, await sessionEpochOf(user));
    expect(await findSession(created.token, null)).toMatchObject({ state: "live" });
    expect(await enableAccount(user.id, "operator")).toEqual({ changed: false });
    expect((await trailOf(user.id)).at(-1)).toMatchObject({ type: "account_enabled", actor: "operator" });
  });

  test("is never one's own, however the id is written", async () => {
    const admin = await signedIn();
    for (const id of [admin.user.id, admin.user.id.toUpperCase()])
      expect(await codeOf(disableAccount(id, admin.user.id))).toBe("forbidden");
    expect(await findSession(admin.token, null)).toMatchObject({ state: "live" });
    expect(await trailOf(admin.user.id)).toEqual([]);
  });
});

describe("while the audit trail can't be written", () => {
  const refusal = `refuse_${randomUUID().replaceAll("-", "")}`;
  afterAll(async () => {
    await execute(`DROP FUNCTION IF EXISTS ${refusal} CASCADE`);
  });

  test("nothing is changed: both happen, or neither", async () => {
    const { user, token, sessionId } = await signedIn();
    await execute(`CREATE FUNCTION ${refusal}() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'no trail'; END $$`);
    await execute(`CREATE TRIGGER ${refusal} BEFORE INSERT ON "SecurityEvent" FOR EACH ROW
      WHEN (NEW."userId" = '${user.id}') EXECUTE FUNCTION ${refusal}()`);
    const before = await db().user.findUniqueOrThrow({ where: { id: user.id } });
    for (const act of [
      () => disableAccount(user.id, "operator"),
      () => requireNewPassword(user.id, "operator"),
      () => setRole(user.id, "admin", "operator"),
      () => endUserSessionById(sessionId, "operator"),
      () => endAllUserSessions(user.id, "operator"),
    ])
      await expect(act()).rejects.toThrow("no trail");
    expect(await db().user.findUniqueOrThrow({ where: { id: user.id } })).toEqual(before);
    expect(await findSession(token, null)).toMatchObject({ state: "live" });
  });
});

test("a new password is required in the sessions there are, once", async () => {
  const { user, token } = await signedIn();
  expect(await requireNewPassword(user.id, "operator")).toEqual({ changed: true });
  expect(await findSession(token, null)).toMatchObject({ session: { user: { mustChangePassword: true } } });
  expect(await requireNewPassword(user.id, "operator")).toEqual({ changed: false });
  expect(await trailOf(user.id)).toEqual([
    { type: "password_change_required", reason: null, actor: "operator", count: null },
  ]);
});

test("a role counts from the next request on, and only an administrator's permits anything", async () => {
  const { user, token } = await signedIn();
  const read = async () => {
    const reading = await findSession(token, null);
    if (reading.state !== "live") throw new Error("This session should be live.");
    return reading.session;
  };
  const refused = await read();
  expect(() => requireAdmin(refused)).toThrow(new Problem("forbidden"));
  expect(await setRole(user.id, "admin", "operator")).toEqual({ changed: true });
  requireAdmin(await read());
  expect(await setRole(user.id, "user", "operator")).toEqual({ changed: true });
  const again = await read();
  expect(() => requireAdmin(again)).toThrow(new Problem("forbidden"));
  expect(await setRole(user.id, "user", "operator")).toEqual({ changed: false });
  expect(await trailOf(user.id)).toMatchObject([{ type: "role_changed" }, { type: "role_changed" }]);
});

test("one session ends and the others stay; the trail says who ended it", async () => {
  const user = await createTestUser();
  const [here, there] = [await signedIn(user), await signedIn(user)];
  const admin = await createTestUser();
  expect(await endUserSessionById(there.sessionId, admin.id)).toEqual({ ended: 1 });
  expect(await endUserSessionById(there.sessionId, admin.id)).toEqual({ ended: 0 });
  expect([await endReasonOf(there.sessionId), await endReasonOf(here.sessionId)]).toEqual(["admin", null]);
  expect(await trailOf(user.id)).toEqual([{ type: "session_ended", reason: "admin", actor: admin.id, count: null }]);
});

test("all sessions of a user end, nobody else's, and a sign-in under way is refused", async () => {
  const user = await createTestUser();
  const [here, there, stranger] = [await signedIn(user), await signedIn(user), await signedIn()];
  const epoch = await sessionEpochOf(user);
  expect(await endAllUserSessions(user.id, "operator", "reported")).toEqual({ ended: 2 });
  expect([await endReasonOf(here.sessionId), await endReasonOf(there.sessionId)]).toEqual(["reported", "reported"]);
  expect(await endReasonOf(stranger.sessionId)).toBeNull();
  expect(await codeOf(createTestSession(user, epoch))).toBe("sign_in_superseded");
});

test("who is unknown, deleted or no id at all is not found", async () => {
  const deleted = await createTestUser();
  await db().user.update({ where: { id: deleted.id }, data: { deletedAt: new Date() } });
  for (const id of [randomUUID(), deleted.id, "", "anything", "\u0000"])
    for (const act of [disableAccount, enableAccount, requireNewPassword, endAllUserSessions])
      expect(await codeOf(act(id, "operator"))).toBe("not_found");
  for (const id of [randomUUID(), "anything"])
    expect(await codeOf(endUserSessionById(id, "operator"))).toBe("not_found");
});
