import { beforeAll, describe, expect, test } from "vitest";
import * as account from "@/app/api/account/route";
import * as confirmEmail from "@/app/api/account/email/confirm/route";
import * as email from "@/app/api/account/email/route";
import * as undoEmail from "@/app/api/account/email/undo/route";
import * as password from "@/app/api/account/password/route";
import * as login from "@/app/api/auth/login/route";
import * as logout from "@/app/api/auth/logout/route";
import * as sessions from "@/app/api/auth/sessions/route";
import * as signup from "@/app/api/auth/signup/route";
import * as me from "@/app/api/me/route";
import { db } from "@/lib/db";
import { pruneOnce } from "@/lib/maintenance/prune";
import {
  createTestUser,
  endReasonOf,
  execute,
  makeStale,
  signedIn,
  TEST_PASSWORD,
  TestBrowser,
} from "@/testing/helpers/test-browser";
import { mailedSecretTo, subjectsTo } from "@/testing/helpers/test-mail";

const NEW_PASSWORD = "another quiet morning";
const UNDO_SUBJECT = "Your email address was changed";

beforeAll(async () => {
  await createTestUser();
});

async function twoDevices() {
  const user = await createTestUser();
  return { user, here: await signedIn(user), there: await signedIn(user) };
}

type Someone = Awaited<ReturnType<typeof signedIn>>;

async function changePassword({ browser, as }: Someone, body: unknown): Promise<Response> {
  return browser.send(password.POST, "POST", "/api/account/password", { ...as, body });
}

async function changeEmail({ browser, as }: Someone, address: string): Promise<Response> {
  return browser.send(email.POST, "POST", "/api/account/email", { ...as, body: { email: address } });
}

async function useSecret(route: typeof confirmEmail, secret: string): Promise<Response> {
  return new TestBrowser().send(route.POST, "POST", "/api/account/email/confirm", { body: { secret } });
}

async function signInStatus(address: string, given: string): Promise<number> {
  const body = { email: address, password: given };
  return (await new TestBrowser().send(login.POST, "POST", "/api/auth/login", { body })).status;
}

describe("changing the password", () => {
  test("ends other sessions, replaces this one's token, and only the new password works", async () => {
    const { user, here, there } = await twoDevices();
    const stolen = here.browser.copy();
    const answer = await changePassword(here, { currentPassword: TEST_PASSWORD, newPassword: NEW_PASSWORD });
    expect([answer.status, await answer.json()]).toEqual([200, { ended: 1 }]);
    expect(await endReasonOf(there.sessionId)).toBe("password_changed");
    expect((await here.browser.send(me.GET, "GET", "/api/me", here.as)).status).toBe(200);
    expect((await stolen.send(me.GET, "GET", "/api/me", here.as)).status).toBe(401);
    expect([await signInStatus(user.email, TEST_PASSWORD), await signInStatus(user.email, NEW_PASSWORD)]).toEqual([
      401, 200,
    ]);
    expect(await subjectsTo(user.email)).toContain("Your password was changed");
  });

  test("with a wrong current password changes nothing, and each is recorded, until the limit", async () => {
    const { user, here, there } = await twoDevices();
    const answer = await changePassword(here, { currentPassword: "wrong", newPassword: NEW_PASSWORD });
    expect([answer.status, (await answer.json()).code]).toEqual([401, "invalid_credentials"]);
    expect([await endReasonOf(there.sessionId), await signInStatus(user.email, TEST_PASSWORD)]).toEqual([null, 200]);
    const where = { userId: user.id, sessionId: here.sessionId, actor: user.id, type: "reauthentication_failed" };
    expect(await db().securityEvent.count({ where })).toBe(1);
    for (let count = 0; count < 6; count += 1)
      await changePassword(here, { currentPassword: "wrong", newPassword: NEW_PASSWORD });
    expect(await db().securityEvent.count({ where })).toBe(5);
  });

  test("refuses the same one in another spelling, and one that contains the person's name or e-mail", async () => {
    const { user, here } = await twoDevices();
    for (const [newPassword, message] of [
      [TEST_PASSWORD.replace("quiet", "ｑｕｉｅｔ"), "This is the password you have now."],
      [`${user.email} 42`, expect.stringMatching(/^This contains your name, your email/)],
    ]) {
      const answer = await changePassword(here, { currentPassword: TEST_PASSWORD, newPassword });
      expect([answer.status, (await answer.json()).issues]).toEqual([400, [{ path: "newPassword", message }]]);
    }
  });

  test("comes before an app may sign in, where it must be changed", async () => {
    const { user } = await twoDevices();
    await db().user.update({ where: { id: user.id }, data: { mustChangePassword: true } });
    const body = { email: user.email, password: TEST_PASSWORD, client: { name: "Build robot" } };
    const refused = await new TestBrowser().send(login.POST, "POST", "/api/auth/login", { body });
    expect(await refused.json()).toMatchObject({ status: 403, code: "password_change_required" });
  });

  test("ends mustChangePassword", async () => {
    const { user, here } = await twoDevices();
    await db().user.update({ where: { id: user.id }, data: { mustChangePassword: true } });
    expect((await changeEmail(here, `${crypto.randomUUID()}@example.com`)).status).toBe(403);
    await changePassword(here, { currentPassword: TEST_PASSWORD, newPassword: NEW_PASSWORD });
    expect((await changeEmail(here, `${crypto.randomUUID()}@example.com`)).status).toBe(200);
  });

  test.each([
    { currentPassword: TEST_PASSWORD, newPassword: "short" },
    { currentPassword: TEST_PASSWORD, newPassword: TEST_PASSWORD },
    { newPassword: NEW_PASSWORD },
  ])("%j is 400", async (body) => {
    const { here } = await twoDevices();
    expect((await changePassword(here, body)).status).toBe(400);
  });

  test("sets a first one where there was none", async () => {
    const { user, here } = await twoDevices();
    await db().user.update({ where: { id: user.id }, data: { passwordHash: null } });
    expect((await changePassword(here, { newPassword: NEW_PASSWORD })).status).toBe(200);
    expect(await signInStatus(user.email, NEW_PASSWORD)).toBe(200);
  });
});

test("password, e-mail and deletion ask for a factor again unless the session is fresh", async () => {
  const { user, here } = await twoDevices();
  await makeStale(here.sessionId);
  const answers = [
    await changePassword(here, { currentPassword: TEST_PASSWORD, newPassword: NEW_PASSWORD }),
    await changeEmail(here, "new@example.com"),
    await here.browser.send(account.DELETE, "DELETE", "/api/account", here.as),
  ];
  for (const answer of answers)
    expect([answer.status, (await answer.json()).code]).toEqual([403, "reauthentication_required"]);
  expect(await signInStatus(user.email, TEST_PASSWORD)).toBe(200);
});

describe("changing the e-mail", () => {
  async function changed() {
    const devices = await twoDevices();
    const address = `${crypto.randomUUID()}@example.com`;
    expect((await changeEmail(devices.here, address.toUpperCase())).status).toBe(200);
    const secret = await mailedSecretTo(address, "Confirm your new email address");
    return { ...devices, address, secret };
  }

  test("changes nothing until the new address confirms; then others end and the old address is told", async () => {
    const { user, here, there, address, secret } = await changed();
    expect([await signInStatus(address, TEST_PASSWORD), await endReasonOf(there.sessionId)]).toEqual([401, null]);
    expect(await (await useSecret(confirmEmail, secret)).json()).toMatchObject({ ended: 1 });
    expect([await endReasonOf(there.sessionId), await endReasonOf(here.sessionId)]).toEqual(["email_changed", null]);
    expect(await signInStatus(address, TEST_PASSWORD)).toBe(200);
    expect(await subjectsTo(user.email)).toContain(UNDO_SUBJECT);
    expect((await useSecret(confirmEmail, secret)).status).toBe(410);
  });

  test("can be taken back from the old address, also after a password change: everybody is out, the password is dead", async () => {
    const { user, here, address, secret } = await changed();
    await useSecret(confirmEmail, secret);
    await changePassword(here, { currentPassword: TEST_PASSWORD, newPassword: NEW_PASSWORD });
    const undo = await mailedSecretTo(user.email, UNDO_SUBJECT);
    expect((await useSecret(undoEmail, undo)).status).toBe(200);
    expect(await endReasonOf(here.sessionId)).toBe("reported");
    expect([await signInStatus(user.email, NEW_PASSWORD), await signInStatus(address, NEW_PASSWORD)]).toEqual([
      401, 401,
    ]);
    expect(await db().user.count({ where: { id: user.id, email: user.email } })).toBe(1);
    expect(await subjectsTo(user.email)).toContain("Your account is secured: choose a new password");
  });

  test("is void after a password change, after half an hour, and for another purpose", async () => {
    const first = await changed();
    await changePassword(first.here, { currentPassword: TEST_PASSWORD, newPassword: NEW_PASSWORD });
    expect((await useSecret(confirmEmail, first.secret)).status).toBe(410);
    const second = await changed();
    expect((await useSecret(undoEmail, second.secret)).status).toBe(410);
    await execute(`UPDATE "MailedSecret" SET "expiresAt" = now() - interval '1 ms' WHERE "userId" = $1`, [
      second.user.id,
    ]);
    expect((await useSecret(confirmEmail, second.secret)).status).toBe(410);
  });

  test.each(["from another device", "here"])(
    "is void once the session that asked for it was ended %s",
    async (where) => {
      const { here, there, address, secret } = await changed();
      if (where === "here") await here.browser.send(logout.POST, "POST", "/api/auth/logout");
      else await there.browser.send(sessions.DELETE, "DELETE", "/api/auth/sessions?scope=others", there.as);
      expect((await useSecret(confirmEmail, secret)).status).toBe(410);
      expect(await signInStatus(address, TEST_PASSWORD)).toBe(401);
      expect(await endReasonOf(there.sessionId)).toBeNull();
    },
  );

  test("twice by a stranger leaves the owner the way back to the first address, whatever the stranger takes back", async () => {
    const { user, here, address, secret } = await changed();
    await useSecret(confirmEmail, secret);
    const next = `${crypto.randomUUID()}@example.com`;
    await changeEmail(here, next);
    await useSecret(confirmEmail, await mailedSecretTo(next, "Confirm your new email address"));
    expect((await useSecret(undoEmail, await mailedSecretTo(address, UNDO_SUBJECT))).status).toBe(200);
    expect((await useSecret(undoEmail, await mailedSecretTo(user.email, UNDO_SUBJECT))).status).toBe(200);
    expect(await db().user.count({ where: { id: user.id, email: user.email } })).toBe(1);
  });

  test("keeps the old address from everybody else for as long as it can be taken back", async () => {
    const { user, secret } = await changed();
    await useSecret(confirmEmail, secret);
    const body = { email: user.email, password: NEW_PASSWORD };
    const signUp = () => new TestBrowser().send(signup.POST, "POST", "/api/auth/signup", { body });
    const answer = await signUp();
    expect([answer.status, (await answer.json()).code]).toEqual([409, "email_taken"]);
    expect((await useSecret(undoEmail, await mailedSecretTo(user.email, UNDO_SUBJECT))).status).toBe(200);
    // The copy of that link, which the sign-up had mailed, is void too.
    expect(await db().mailedSecret.count({ where: { userId: user.id, purpose: "email_undo", usedAt: null } })).toBe(0);
    expect((await signUp()).status).toBe(409);
    await db().mailedSecret.deleteMany({ where: { userId: user.id } });
    await db().user.update({ where: { id: user.id }, data: { email: `${crypto.randomUUID()}@example.com` } });
    expect((await signUp()).status).toBe(201);
  });

  test("to somebody's address is answered the same, and told to that mailbox only", async () => {
    const [{ here }, taken] = [await twoDevices(), await createTestUser()];
    const answer = await changeEmail(here, taken.email);
    expect([answer.status, await answer.json()]).toEqual([200, { mailed: true }]);
    expect(await subjectsTo(taken.email)).toEqual(["Somebody tried to use your email address"]);
  });
});

test("deleting the account leaves no mail behind, to no address that the person had or asked for", async () => {
  const { here } = await twoDevices();
  const address = `${crypto.randomUUID()}@example.com`;
  await changeEmail(here, address);
  expect(await subjectsTo(address)).toHaveLength(1);
  expect((await here.browser.send(account.DELETE, "DELETE", "/api/account", here.as)).status).toBe(200);
  expect(await subjectsTo(address)).toEqual([]);
});

describe("while a change of e-mail can be taken back", () => {
  async function movedAndDeleted() {
    const { user, here } = await twoDevices();
    const address = `${crypto.randomUUID()}@example.com`;
    await changeEmail(here, address);
    const body = { secret: await mailedSecretTo(address, "Confirm your new email address") };
    await new TestBrowser().send(confirmEmail.POST, "POST", "/api/account/email/confirm", { body });
    expect((await here.browser.send(account.DELETE, "DELETE", "/api/account", here.as)).status).toBe(200);
    return { user, address };
  }

  test("a deletion is told to the former address, whose notice is still on its way and brings the account back", async () => {
    const { user, address } = await movedAndDeleted();
    expect(await subjectsTo(address)).toEqual(["Your account was deleted"]);
    expect(await subjectsTo(user.email)).toEqual([UNDO_SUBJECT, "Your account was deleted"]);
    const body = { email: user.email, password: NEW_PASSWORD };
    expect((await new TestBrowser().send(signup.POST, "POST", "/api/auth/signup", { body })).status).toBe(409);
    const undo = await mailedSecretTo(user.email, UNDO_SUBJECT);
    expect((await useSecret(undoEmail, undo)).status).toBe(200);
    const back = { id: user.id, email: user.email, deletedAt: null, passwordHash: null };
    expect(await db().user.count({ where: back })).toBe(1);
    expect(await subjectsTo(user.email)).toContain("Your account is secured: choose a new password");
    const trail = await db().securityEvent.findMany({ where: { userId: user.id }, select: { type: true } });
    expect(trail.map(({ type }) => type)).toContain("account_restored");
  });

  test("the row of a deleted account stays, and goes once it can't be taken back any more", async () => {
    const { user } = await movedAndDeleted();
    const isThere = async () => (await db().user.count({ where: { id: user.id } })) === 1;
    await execute(`DELETE FROM "Session" WHERE "userId" = $1`, [user.id]);
    await pruneOnce();
    expect(await isThere()).toBe(true);
    await execute(`UPDATE "MailedSecret" SET "expiresAt" = now() - interval '1 ms' WHERE "userId" = $1`, [user.id]);
    await pruneOnce();
    expect(await isThere()).toBe(false);
  });
});

test("the last administrator can't delete their own account, and of two at once one stays", async () => {
  await execute(`UPDATE "User" SET role = 'user'`);
  const [ann, ben, disabled] = [await signedIn(), await signedIn(), await createTestUser()];
  const ids = [ann.user.id, ben.user.id, disabled.id];
  await db().user.updateMany({ where: { id: { in: ids } }, data: { role: "admin" } });
  await db().user.update({ where: { id: disabled.id }, data: { disabledAt: new Date() } });
  const leave = ({ browser, as }: Someone) => browser.send(account.DELETE, "DELETE", "/api/account", as);
  const answers = await Promise.all([leave(ann), leave(ben)]);
  expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 409]);
  const refused = answers.find(({ status }) => status === 409);
  expect(await refused?.json()).toMatchObject({ code: "last_administrator" });
  const where = { id: { in: ids }, role: "admin", deletedAt: null, disabledAt: null };
  expect(await db().user.count({ where })).toBe(1);
});

test("deleting the account ends every session, erases the person, and keeps the trail without them", async () => {
  const { user, here, there } = await twoDevices();
  const answer = await here.browser.send(account.DELETE, "DELETE", "/api/account", here.as);
  expect([answer.status, await answer.json()]).toEqual([200, { ended: 2 }]);
  expect([...here.browser.cookies.keys()]).toEqual([]);
  const refused = await there.browser.send(me.GET, "GET", "/api/me", there.as);
  expect(await refused.json()).toMatchObject({ code: "session_ended", reason: "user_deleted" });
  expect(await signInStatus(user.email, TEST_PASSWORD)).toBe(401);
  const trail = await db().securityEvent.findMany({ where: { userId: user.id } });
  expect(trail.map(({ type }) => type)).toContain("account_deleted");
  expect(trail.filter((event) => event.deviceName !== null || event.addressTruncated !== null)).toEqual([]);
  const rows = await db().session.findMany({ where: { userId: user.id } });
  expect(new Set(rows.map((row) => `${row.deviceName}${row.userAgent}${row.addressTruncated ?? ""}`))).toEqual(
    new Set([""]),
  );
  const row = await db().user.findUniqueOrThrow({ where: { id: user.id } });
  expect([row.name, row.passwordHash, row.email]).toEqual([null, null, `${user.id}@deleted.invalid`]);
});

test("the audit trail refuses to be changed or shortened", async () => {
  const { user } = await signedIn();
  await expect(execute(`UPDATE "SecurityEvent" SET type = 'x' WHERE "userId" = $1`, [user.id])).rejects.toThrow(
    /append-only/,
  );
  await expect(execute(`DELETE FROM "SecurityEvent" WHERE "userId" = $1`, [user.id])).rejects.toThrow(/append-only/);
  await expect(execute(`TRUNCATE "SecurityEvent"`)).rejects.toThrow(/append-only/);
});
