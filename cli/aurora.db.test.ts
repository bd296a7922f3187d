import { beforeAll, describe, expect, test, vi } from "vitest";
import { db } from "@/lib/db";
import { createTestUser, endReasonOf, execute, signedIn } from "@/testing/helpers/test-browser";
import { aurora, auroraProcess } from "./aurora/test-command.ts";

beforeAll(async () => {
  await createTestUser();
});

describe("on a database that DATABASE_URL names", () => {
  test("users and sessions are listed, for people in columns and for machines as JSON, without a secret", async () => {
    const { user, sessionId, token } = await signedIn();
    const users = await aurora(["users"]);
    expect([users.code, users.error]).toEqual([0, ""]);
    expect(users.output).toMatch(/^EMAIL +NAME +ROLE +STATE +SESSIONS +SINCE\n/);
    expect(users.output).toMatch(
      new RegExp(`^${user.email} +– +user +active +1 +\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d UTC$`, "m"),
    );
    const sessions = await aurora(["sessions", "list", "--user", user.email.toUpperCase(), "--json"]);
    expect(JSON.parse(sessions.output)).toMatchObject({ sessions: [{ id: sessionId, email: user.email }] });
    expect(users.output + sessions.output).not.toContain(token);
    expect(sessions.output).not.toMatch(/hash/i);
  });

  test("a name can neither move the columns of a list nor control the terminal", async () => {
    const { id, email } = await createTestUser();
    await db().user.update({ where: { id }, data: { name: "\u202Eמ\u001B[2J\u2069 Ann" } });
    const { output } = await aurora(["users"]);
    expect(output).toMatch(new RegExp(`^${email} +\u2068מ\\[2J Ann\u2069 +user `, "m"));
  });

  test("one session and all of a user end, by the operator, for the reason given", async () => {
    const user = await createTestUser();
    const [first, second, third] = [await signedIn(user), await signedIn(user), await signedIn(user)];
    expect(await aurora(["sessions", "end", "--id", first.sessionId])).toMatchObject({
      code: 0,
      output: "1 session ended.",
    });
    expect([await endReasonOf(first.sessionId), await endReasonOf(second.sessionId)]).toEqual(["admin", null]);
    const all = await aurora(["sessions", "end", "--user", user.email, "--reason", "reported", "--json"]);
    expect(JSON.parse(all.output)).toEqual({ ended: 2 });
    const row = await db().session.findUniqueOrThrow({ where: { id: third.sessionId } });
    expect([row.endReason, row.endedBy]).toEqual(["reported", "operator"]);
  });

  test("an account is disabled, enabled, made to change its password, and made an administrator", async () => {
    const { user, sessionId } = await signedIn();
    const read = () => db().user.findUniqueOrThrow({ where: { id: user.id } });
    expect((await aurora(["disable", user.email])).output).toContain("is disabled now; 1 session ended.");
    expect([await endReasonOf(sessionId), (await read()).disabledAt]).toEqual(["user_disabled", expect.any(Date)]);
    expect((await aurora(["enable", user.email])).code).toBe(0);
    expect((await aurora(["require-password", user.email])).code).toBe(0);
    expect((await aurora(["role", user.email, "admin"])).code).toBe(0);
    expect(await read()).toMatchObject({ disabledAt: null, mustChangePassword: true, role: "admin" });
  });

  test("an error that the operator can mend is one sentence", async () => {
    const unknown = await aurora(["disable", "nobody@example.com"]);
    expect([unknown.code, unknown.output]).toEqual([1, ""]);
    expect(unknown.error).toMatch(/^Nobody here has the email nobody@example\.com[^\n]*$/);
    const secret = "a-password-of-a-database";
    const own = process.env["DATABASE_URL"];
    vi.stubEnv("DATABASE_URL", `postgresql://me:${secret}@127.0.0.1:1/x`);
    const away = await aurora(["users"]);
    vi.stubEnv("DATABASE_URL", own);
    expect(away.code).toBe(1);
    expect(away.error).toMatch(/^The database 127\.0\.0\.1:1\/x can't be reached/);
    expect(away.error).not.toContain(secret);
  });

  test("the doctor finds a good installation in order", async () => {
    const { code, output } = await aurora(["doctor"]);
    expect(output).toMatch(/\nEverything is in order\.$/);
    for (const what of [
      "Node",
      "Secret",
      "Address",
      "Proxy",
      "Mail",
      "PostgreSQL",
      "Migrations",
      "Audit trail",
      "Erasure",
      "Clock",
    ])
      expect(output).toMatch(new RegExp(`^ok +${what} `, "m"));
    expect(output).not.toContain(process.env["AUTH_SECRET"]);
    expect(code).toBe(0);
  });

  test("the doctor names the foreign keys that would keep deleted accounts, behind other tables too, and what to say", async () => {
    await execute(`CREATE TABLE "Team" (id int UNIQUE, "ownerId" uuid REFERENCES "User" ON DELETE CASCADE)`);
    await execute(`CREATE TABLE "Note" ("authorId" uuid REFERENCES "User" ON DELETE SET NULL)`);
    expect((await aurora(["doctor"])).output).toMatch(/^ok +Erasure /m);
    await execute(`CREATE TABLE "Invoice" ("teamId" int REFERENCES "Team" (id) ON DELETE RESTRICT)`);
    await execute(`CREATE TABLE "Diary" ("userId" uuid REFERENCES "User" ON DELETE RESTRICT)`);
    const { code, output } = await aurora(["doctor"]);
    expect(output).toMatch(
      /^problem +Erasure .*Diary_userId_fkey of "Diary", Invoice_teamId_fkey of "Invoice".*onDelete/m,
    );
    expect(code).toBe(1);
  });
});

describe("as a process", () => {
  test("a command that works writes its answer and nothing else, and exits with 0", async () => {
    const { user } = await signedIn();
    const { code, output, error } = await auroraProcess(["sessions", "list", "--user", user.email, "--json"]);
    expect([code, error]).toEqual([0, ""]);
    expect(JSON.parse(output)).toMatchObject({ sessions: [{ email: user.email }] });
  });

  test("one that fails writes one sentence to standard error, without a stack trace, and exits with 1", async () => {
    const { code, output, error } = await auroraProcess(["disable", "nobody@example.com"]);
    expect([code, output]).toEqual([1, ""]);
    expect(error).toMatch(/^Nobody here has the email nobody@example\.com[^\n]*\n$/);
  });
});
