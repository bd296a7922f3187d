import { describe, expect, test } from "vitest";
import * as password from "@/app/api/account/password/route";
import * as account from "@/app/api/account/route";
import * as clients from "@/app/api/auth/clients/route";
import * as login from "@/app/api/auth/login/route";
import * as logout from "@/app/api/auth/logout/route";
import * as session from "@/app/api/auth/sessions/[id]/route";
import * as sessions from "@/app/api/auth/sessions/route";
import { connect, connectedApp, meWith, refresh } from "@/app/api/test-client";
import { disableAccount, endUserSessionById } from "@/lib/admin/administer";
import { sessionsSchema } from "aurora-session/shared";
import { db } from "@/lib/db";
import { endOverdue } from "aurora-session/core";
import { endReasonOf, execute, makeStale, signedIn, TEST_PASSWORD } from "@/testing/helpers/test-browser";

type App = Awaited<ReturnType<typeof connectedApp>>;

async function fromElsewhere({ user, sessionId }: App, path: string): Promise<unknown> {
  const { browser, as } = await signedIn(user);
  const handler = path.includes("?") ? sessions.DELETE : session.DELETE;
  return browser.send(handler, "DELETE", `/api/auth/sessions${path}`, {
    ...as,
    params: { id: sessionId.toUpperCase() },
  });
}

const ENDINGS: Record<string, (app: App) => Promise<unknown>> = {
  user: ({ browser }) => browser.send(logout.POST, "POST", "/api/auth/logout"),
  user_all: ({ browser }) => browser.send(logout.POST, "POST", "/api/auth/logout", { body: { scope: "all" } }),
  user_elsewhere: (app) => fromElsewhere(app, "/anything"),
  "user_elsewhere, with all others": (app) => fromElsewhere(app, "?scope=others"),
  replaced_by_login: ({ browser, user }) =>
    browser.send(login.POST, "POST", "/api/auth/login", { body: { email: user.email, password: TEST_PASSWORD } }),
  session_limit: async ({ user }) => {
    for (let count = 0; count < 20; count += 1) await signedIn(user);
  },
  password_changed: ({ browser, as }) => {
    const body = { currentPassword: TEST_PASSWORD, newPassword: "another quiet morning" };
    return browser.send(password.POST, "POST", "/api/account/password", { ...as, body });
  },
  admin: ({ sessionId }) => endUserSessionById(sessionId, "operator"),
  user_disabled: ({ user }) => disableAccount(user.id, "operator"),
  user_deleted: ({ browser, as }) => browser.send(account.DELETE, "DELETE", "/api/account", as),
};

describe("an ending of the browser session that connected an app ends the app too, for the same reason", () => {
  test.each(Object.entries(ENDINGS))("%s", async (name, end) => {
    const app = await connectedApp();
    const bystander = await connectedApp();
    await end(app);
    const reason = name.split(",")[0];
    expect(await meWith(app.tokens.access_token, app.user)).toEqual([401, "session_ended", reason]);
    expect(await (await refresh(app.tokens.refresh_token)).json()).toMatchObject({ error: "invalid_grant", reason });
    expect(await endReasonOf(bystander.tokens.client_id)).toBeNull();
  });

  test("signing out everywhere counts sessions and connected apps apart", async () => {
    const { browser, user } = await connectedApp();
    await signedIn(user);
    const answer = await browser.send(logout.POST, "POST", "/api/auth/logout", { body: { scope: "all" } });
    expect(await answer.json()).toEqual({ success: true, revocation: "committed", ended: 2, apps: 1 });
  });

  test("each is recorded, and apps are counted apart", async () => {
    const { browser, sessionId, tokens } = await connectedApp();
    const answer = await browser.send(logout.POST, "POST", "/api/auth/logout");
    expect(await answer.json()).toEqual({ success: true, revocation: "committed", ended: 1, apps: 1 });
    const where = { reason: "user", sessionId: { in: [sessionId, tokens.client_id] } };
    const events = await db().securityEvent.findMany({ where, orderBy: { deviceName: "asc" } });
    expect(events).toMatchObject([
      { type: "app_disconnected", deviceName: "Build robot" },
      { type: "session_ended", deviceName: "Firefox on Linux" },
    ]);
  });
});

describe("time ends the browser session only", () => {
  const PAST = {
    idle: `"lastActiveAt" = now() - interval '2 hours'`,
    absolute: `"expiresAt" = now() - interval '1 second'`,
  };

  test.each(Object.entries(PAST))(
    "%s, written down or not, and whoever signs in there next",
    async (reason, change) => {
      const [written, unwritten] = [await connectedApp(), await connectedApp()];
      for (const { sessionId } of [written, unwritten])
        await execute(`UPDATE "Session" SET ${change} WHERE id = $1 AND "endedAt" IS NULL`, [sessionId]);
      const { browser, user } = unwritten;
      await browser.send(login.POST, "POST", "/api/auth/login", {
        body: { email: user.email, password: TEST_PASSWORD },
      });
      await endOverdue(500);
      for (const { sessionId, tokens, user: owner } of [written, unwritten]) {
        expect(await endReasonOf(sessionId)).toBe(reason);
        expect(await meWith(tokens.access_token, owner)).toEqual([200]);
      }
    },
  );
});

test("an app disconnected from the list is over, and the browser goes on", async () => {
  const { browser, as, user, sessionId, tokens } = await connectedApp();
  const list = async () => {
    const answer = await browser.send(sessions.GET, "GET", "/api/auth/sessions", as);
    return sessionsSchema
      .parse(await answer.json())
      .sessions.map(({ kind, device, method }) => [kind, device.name, method]);
  };
  const own = ["browser", "Firefox on Linux", "password"];
  expect(await list()).toEqual(expect.arrayContaining([own, ["client", "Build robot", "connected"]]));
  const path = `/api/auth/sessions/${tokens.client_id}`;
  const answer = await browser.send(session.DELETE, "DELETE", path, { ...as, params: { id: tokens.client_id } });
  expect([answer.status, await answer.json(), answer.headers.getSetCookie()]).toEqual([200, { ended: 1 }, []]);
  expect(await meWith(tokens.access_token, user)).toEqual([401, "session_ended", "user_elsewhere"]);
  expect([await endReasonOf(sessionId), await list()]).toEqual([null, [own]]);
});

test("apps and browsers have a limit each: neither pushes the other out", async () => {
  const first = await connectedApp();
  const second = await connect(first);
  for (let count = 0; count < 19; count += 1) await connect(first);
  expect([await endReasonOf(first.tokens.client_id), await endReasonOf(second.client_id)]).toEqual([
    "session_limit",
    null,
  ]);
  expect(await endReasonOf(first.sessionId)).toBeNull();
  for (let count = 0; count < 19; count += 1) await signedIn(first.user);
  expect([await endReasonOf(first.sessionId), await endReasonOf(second.client_id)]).toEqual([null, null]);
});

describe("connecting an app", () => {
  test("needs a fresh session", async () => {
    const { browser, as, sessionId } = await signedIn();
    await makeStale(sessionId);
    const answer = await browser.send(clients.POST, "POST", "/api/auth/clients", { ...as, body: { name: "Robot" } });
    const problem = await answer.json();
    expect([answer.status, problem]).toMatchObject([403, { code: "reauthentication_required" }]);
    expect(problem).not.toHaveProperty("issues");
  });

  test("asks nobody for a factor without saying that the name will be refused in any case", async () => {
    const { browser, as, sessionId } = await signedIn();
    await makeStale(sessionId);
    const answer = await browser.send(clients.POST, "POST", "/api/auth/clients", { ...as, body: { name: "" } });
    expect([answer.status, await answer.json()]).toMatchObject([
      403,
      { code: "reauthentication_required", issues: [{ path: "name", message: "Give the app a name." }] },
    ]);
  });

  test.each([
    ["", "Give the app a name."],
    ["  ", "Give the app a name."],
    ["(-)", "Give the app a name."],
    ["\u3164", "Give the app a name."],
    ["x".repeat(61), "Use at most 60 characters."],
    ["two\nlines", "Use only letters, digits, spaces and . _ ( ) ' -"],
    ["your own phone. If not, go to https://evil.example/secure !", "Use only letters, digits, spaces and . _ ( ) ' -"],
    ["\u202Etpircs", "Use only letters, digits, spaces and . _ ( ) ' -"],
    ["\u2028", "Give the app a name."],
    ["\u0000", "This contains characters that can't be kept."],
    ["\uD800", "This contains characters that can't be kept."],
  ])("refuses the name %j: %s", async (name, message) => {
    const { browser, as } = await signedIn();
    const answer = await browser.send(clients.POST, "POST", "/api/auth/clients", { ...as, body: { name } });
    expect([answer.status, await answer.json()]).toMatchObject([400, { issues: [{ path: "name", message }] }]);
  });

  test.each([
    ["Ann\u2019s phone (2.0)_x-y", "Ann's phone (2.0)_x-y"],
    ["हिन्दी क्\u200Dष", "हिन्दी क्\u200Dष"],
    [" Back\u200D  up ", "Back up"],
  ])("keeps the name %j as %j", async (name, kept) => {
    const { browser, as, user } = await signedIn();
    const answer = await browser.send(clients.POST, "POST", "/api/auth/clients", { ...as, body: { name } });
    expect(answer.status).toBe(201);
    const where = { userId: user.id, isClient: true };
    expect(await db().session.findMany({ where })).toMatchObject([{ deviceName: kept }]);
  });

  test("answers no cookie, and is recorded", async () => {
    const { browser, as, user } = await signedIn();
    const answer = await browser.send(clients.POST, "POST", "/api/auth/clients", { ...as, body: { name: "Robot" } });
    expect([answer.status, answer.headers.getSetCookie()]).toEqual([201, []]);
    const where = { userId: user.id, type: "app_connected" };
    expect(await db().securityEvent.findMany({ where })).toMatchObject([{ deviceName: "Robot", actor: user.id }]);
  });
});
