import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import * as oneSession from "@/app/api/admin/sessions/[id]/route";
import * as disable from "@/app/api/admin/users/[id]/disable/route";
import * as enable from "@/app/api/admin/users/[id]/enable/route";
import * as requirePassword from "@/app/api/admin/users/[id]/require-password/route";
import * as allSessions from "@/app/api/admin/users/[id]/sessions/route";
import * as activity from "@/app/api/admin/users/[id]/activity/route";
import * as oneUser from "@/app/api/admin/users/[id]/route";
import * as users from "@/app/api/admin/users/route";
import * as me from "@/app/api/me/route";
import { adminUsersSchema } from "@/lib/admin/admin-schemas";
import { db } from "@/lib/db";
import type { Handler } from "aurora-session/http";
import { createTestUser, endReasonOf, makeStale, signedIn } from "@/testing/helpers/test-browser";

type Someone = Awaited<ReturnType<typeof signedIn>>;

const COMMANDS: readonly (readonly [string, Handler, "POST" | "DELETE"])[] = [
  ["disable", disable.POST, "POST"],
  ["enable", enable.POST, "POST"],
  ["require-password", requirePassword.POST, "POST"],
  ["sessions", allSessions.DELETE, "DELETE"],
];

beforeAll(async () => {
  await createTestUser();
});

async function signedInAsAdmin(): Promise<Someone> {
  const user = await createTestUser();
  await db().user.update({ where: { id: user.id }, data: { role: "admin" } });
  return signedIn(user);
}

async function act({ browser, as }: Someone, handler: Handler, method: string, id: string): Promise<Response> {
  return browser.send(handler, method, `/api/admin/x/${id}`, { ...as, params: { id } });
}

async function find({ browser, as }: Someone, email: string): Promise<Response> {
  return browser.send(users.GET, "GET", `/api/admin/users?search=${encodeURIComponent(email)}`, as);
}

async function stateOf(id: string): Promise<unknown> {
  return db().user.findUniqueOrThrow({ where: { id }, select: { disabledAt: true, mustChangePassword: true } });
}

describe("a person who is no administrator", () => {
  test("can read nobody and change nobody, themselves neither", async () => {
    const [someone, target] = [await signedIn(), await signedIn()];
    const before = await stateOf(target.user.id);
    const answers = [await find(someone, target.user.email)];
    for (const [, handler, method] of COMMANDS)
      for (const id of [target.user.id, someone.user.id]) answers.push(await act(someone, handler, method, id));
    for (const id of [target.sessionId, someone.sessionId])
      answers.push(await act(someone, oneSession.DELETE, "DELETE", id));
    for (const answer of answers) {
      const text = await answer.text();
      expect([answer.status, JSON.parse(text).code]).toEqual([403, "forbidden"]);
      expect(text).not.toContain(target.user.email);
    }
    expect(await stateOf(target.user.id)).toEqual(before);
    expect([await endReasonOf(target.sessionId), await endReasonOf(someone.sessionId)]).toEqual([null, null]);
  });

  test("any more is refused from the next request on", async () => {
    const admin = await signedInAsAdmin();
    expect((await find(admin, "nobody")).status).toBe(200);
    await db().user.update({ where: { id: admin.user.id }, data: { role: "user" } });
    expect((await find(admin, "nobody")).status).toBe(403);
  });
});

test("a session that is not fresh may look, and changes nothing", async () => {
  const [admin, target] = [await signedInAsAdmin(), await signedIn()];
  await makeStale(admin.sessionId);
  expect((await find(admin, target.user.email)).status).toBe(200);
  const before = await stateOf(target.user.id);
  for (const [, handler, method] of COMMANDS)
    expect((await (await act(admin, handler, method, target.user.id)).json()).code).toBe("reauthentication_required");
  const one = await act(admin, oneSession.DELETE, "DELETE", target.sessionId);
  expect((await one.json()).code).toBe("reauthentication_required");
  expect([await stateOf(target.user.id), await endReasonOf(target.sessionId)]).toEqual([before, null]);
});

test("users are listed with their live sessions, and nothing that is secret", async () => {
  const [admin, target] = [await signedInAsAdmin(), await signedIn()];
  const answer = await find(admin, target.user.email);
  const text = await answer.text();
  const { users: found } = adminUsersSchema.parse(JSON.parse(text));
  expect(JSON.parse(text)).toEqual({ users: found, total: 1, nextCursor: null });
  expect(found).toMatchObject([
    {
      id: target.user.id,
      role: "user",
      disabledAt: null,
      sessions: [{ id: target.sessionId, current: false, device: { address: "203.0.113.0/24" }, method: "password" }],
    },
  ]);
  expect(text).not.toContain(target.token);
  const own = adminUsersSchema.parse(await (await find(admin, admin.user.email)).json());
  expect(own.users[0]?.sessions).toMatchObject([{ id: admin.sessionId, current: true }]);
});

test("one user is shown with their sessions and what happened, to administrators only", async () => {
  const [admin, target, someone] = [await signedInAsAdmin(), await signedIn(), await signedIn()];
  const show = ({ browser, as }: Someone, id: string) =>
    browser.send(oneUser.GET, "GET", `/api/admin/users/${id}`, { ...as, params: { id } });
  const list = ({ browser, as }: Someone, id: string) =>
    browser.send(activity.GET, "GET", `/api/admin/users/${id}/activity`, { ...as, params: { id } });
  expect(await (await show(admin, target.user.id)).json()).toMatchObject({
    id: target.user.id,
    sessions: [{ id: target.sessionId }],
  });
  expect(await (await list(admin, target.user.id)).json()).toMatchObject({
    events: [{ type: "signed_in", sessionId: target.sessionId }],
    nextCursor: null,
  });
  for (const ask of [show, list]) {
    expect((await ask(someone, target.user.id)).status).toBe(403);
    for (const id of [randomUUID(), "x", "%00"]) expect((await ask(admin, id)).status).toBe(404);
  }
});

test("an administrator ends, disables, enables and asks for a new password, and is named in the trail", async () => {
  const [admin, target] = [await signedInAsAdmin(), await signedIn()];
  const second = await signedIn(target.user);
  const json = async (handler: Handler, method: string, id: string) => (await act(admin, handler, method, id)).json();
  expect(await json(oneSession.DELETE, "DELETE", second.sessionId)).toEqual({ ended: 1 });
  const refused = await second.browser.send(me.GET, "GET", "/api/me", second.as);
  expect(await refused.json()).toMatchObject({ code: "session_ended", reason: "admin" });
  expect(await json(requirePassword.POST, "POST", target.user.id)).toEqual({ changed: true });
  expect(await json(disable.POST, "POST", target.user.id)).toEqual({ changed: true, ended: 1 });
  expect(await stateOf(target.user.id)).toEqual({ disabledAt: expect.any(Date), mustChangePassword: true });
  expect(await endReasonOf(target.sessionId)).toBe("user_disabled");
  expect(await json(enable.POST, "POST", target.user.id)).toEqual({ changed: true });
  const third = await signedIn(target.user);
  expect(await json(allSessions.DELETE, "DELETE", target.user.id)).toEqual({ ended: 1 });
  expect(await endReasonOf(third.sessionId)).toBe("admin");
  const where = { userId: target.user.id, actor: admin.user.id };
  const events = await db().securityEvent.findMany({ where, orderBy: { at: "asc" }, select: { type: true } });
  expect(events.map(({ type }) => type)).toEqual([
    "session_ended",
    "password_change_required",
    "account_disabled",
    "sessions_ended",
    "account_enabled",
    "sessions_ended",
  ]);
});

test("nobody disables themselves", async () => {
  const admin = await signedInAsAdmin();
  const answer = await act(admin, disable.POST, "POST", admin.user.id);
  expect([answer.status, (await answer.json()).code]).toEqual([403, "forbidden"]);
  expect((await find(admin, "nobody")).status).toBe(200);
});

test("ids of nobody are 404, and queries that can't be used 400", async () => {
  const admin = await signedInAsAdmin();
  for (const [, handler, method] of COMMANDS)
    for (const id of [crypto.randomUUID(), "anything", "%00"])
      expect((await act(admin, handler, method, id)).status).toBe(404);
  for (const query of ["limit=0", "limit=101", "show=everybody", "cursor=1", "search=%00", "sort=size", "other=1"]) {
    const answer = await admin.browser.send(users.GET, "GET", `/api/admin/users?${query}`, admin.as);
    expect([query, answer.status]).toEqual([query, 400]);
  }
});
