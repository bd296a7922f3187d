import { randomUUID } from "node:crypto";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "@/lib/db";
import { PRUNE_BATCH, pruneOnce } from "@/lib/maintenance/prune";
import { createTestUser, endReasonOf, execute, signedIn } from "@/testing/helpers/test-browser";

const NOTHING = {
  sessionsEnded: 0,
  sessionsDeleted: 0,
  mailedSecrets: 0,
  successors: 0,
  signingKeys: 0,
  limits: 0,
  events: 0,
  devices: 0,
  mails: 0,
  users: 0,
};

beforeEach(async () => {
  await createTestUser();
});

async function expectPruned(counts: Partial<typeof NOTHING>): Promise<void> {
  const rest = { more: false, held: [], failures: [] };
  expect(await pruneOnce()).toEqual({ counts: { ...NOTHING, ...counts }, ...rest });
  expect(await pruneOnce()).toEqual({ counts: NOTHING, ...rest });
}

async function move(sessionId: string, assignments: string): Promise<void> {
  await execute(`UPDATE "Session" SET ${assignments} WHERE id = $1`, [sessionId]);
}

describe("sessions past their end", () => {
  test("are ended by the system with the true reason, and recorded once each", async () => {
    const [absolute, idle, both, live] = [await signedIn(), await signedIn(), await signedIn(), await signedIn()];
    await move(absolute.sessionId, `"expiresAt" = now() - interval '1 ms'`);
    await move(idle.sessionId, `"lastActiveAt" = now() - interval '61 minutes'`);
    await move(both.sessionId, `"expiresAt" = now(), "lastActiveAt" = now() - interval '1 day'`);
    await move(live.sessionId, `"lastActiveAt" = now() - interval '59 minutes'`);
    await expectPruned({ sessionsEnded: 3 });
    const reasons = [absolute, idle, both, live].map(({ sessionId }) => endReasonOf(sessionId));
    expect(await Promise.all(reasons)).toEqual(["absolute", "idle", "absolute", null]);
    const { endedBy, endedAt } = await db().session.findUniqueOrThrow({ where: { id: idle.sessionId } });
    expect([endedBy, endedAt]).toEqual(["system", expect.any(Date)]);
    const ids = [absolute, idle, both, live].map(({ sessionId }) => sessionId);
    const where = { sessionId: { in: ids }, type: "session_ended" };
    const select = { sessionId: true, userId: true, actor: true, reason: true };
    const events = await db().securityEvent.findMany({ where, select });
    expect(events).toHaveLength(3);
    expect(events).toContainEqual({
      sessionId: idle.sessionId,
      userId: idle.user.id,
      actor: "system",
      reason: "idle",
    });
  });

  test("are found whatever idle timeout was configured when they began", async () => {
    const sessions = [await signedIn(), await signedIn(), await signedIn()];
    const timeouts = [60, 1234, 14 * 24 * 60 * 60];
    for (const [index, { sessionId }] of sessions.entries()) {
      const seconds = timeouts[index] ?? 0;
      await execute(
        `UPDATE "Session" SET "idleTimeoutSeconds" = $2,
        "lastActiveAt" = now() - make_interval(secs => $3) WHERE id = $1`,
        [sessionId, seconds, seconds + 1],
      );
    }
    await expectPruned({ sessionsEnded: 3 });
    for (const { sessionId } of sessions) expect(await endReasonOf(sessionId)).toBe("idle");
  });
});

test("rows that were kept long enough are deleted, and others stay", async () => {
  const { user, sessionId: old } = await signedIn();
  const { sessionId: recent } = await signedIn(user);
  const ended = (age: string) => `"endedAt" = now() - interval '${age}', "endReason" = 'user'`;
  await move(old, ended("30 days 1 minute"));
  await move(recent, ended("29 days"));
  const insert = (statement: string) => execute(statement, [user.id]);
  await insert(`INSERT INTO "MailedSecret" (purpose, "secretHash", "userId", "expiresAt", "usedAt") VALUES
    ('expired', gen_random_uuid(), $1, now() - interval '25 hours', NULL),
    ('used', gen_random_uuid(), $1, now() + interval '5 days', now() - interval '25 hours'),
    ('kept', gen_random_uuid(), $1, now() - interval '23 hours', NULL),
    ('kept', gen_random_uuid(), $1, now() + interval '5 days', NULL)`);
  await insert(`INSERT INTO "KnownDevice" ("userId", "deviceHash", "lastSeenAt") VALUES
    ($1, 'old', now() - interval '401 days'), ($1, 'kept', now() - interval '399 days')`);
  await execute(`INSERT INTO "Mail" (recipient, subject, text, "createdAt") VALUES
    ('old@example.com', '', '', now() - interval '8 days'), ('kept@example.com', '', '', now() - interval '6 days')`);
  await execute(`INSERT INTO "RateLimit" (key, points, expire) VALUES ('old', 1, extract(epoch FROM now()) * 1000 - 1000),
    ('kept', 1, extract(epoch FROM now()) * 1000 + 600000), ('endless', 1, NULL)`);
  await expectPruned({ sessionsDeleted: 1, mailedSecrets: 2, devices: 1, mails: 1, limits: 1 });
  expect(await db().session.findMany({ where: { userId: user.id }, select: { id: true } })).toEqual([{ id: recent }]);
  const secrets = await db().mailedSecret.findMany({ where: { userId: user.id }, select: { purpose: true } });
  expect(secrets).toEqual([{ purpose: "kept" }, { purpose: "kept" }]);
  expect(await db().knownDevice.findMany({ select: { deviceHash: true } })).toEqual([{ deviceHash: "kept" }]);
  expect(await db().mail.findMany({ select: { recipient: true } })).toEqual([{ recipient: "kept@example.com" }]);
  const limits = await db().rateLimit.findMany({ select: { key: true }, orderBy: { key: "asc" } });
  expect(limits).toEqual([{ key: "endless" }, { key: "kept" }]);
});

test("mail of somebody's list that is never delivered is given up and emptied, and stays as long as the audit trail", async () => {
  const { id } = await createTestUser();
  await execute(
    `INSERT INTO "Mail" (recipient, "userId", subject, text, "createdAt", "nextAttemptAt", "sentAt") VALUES
    ('due@example.com', $1, 'x', 'x', now() - interval '8 days', now(), NULL),
    ('waiting@example.com', $1, 'x', 'x', now() - interval '6 days', now(), NULL),
    ('sent@example.com', $1, '', '', now() - interval '399 days', NULL, now() - interval '399 days'),
    ('old@example.com', $1, '', '', now() - interval '401 days', NULL, now() - interval '401 days')`,
    [id],
  );
  await expectPruned({ mails: 2 });
  const select = { recipient: true, text: true, nextAttemptAt: true, sentAt: true } as const;
  expect(await db().mail.findMany({ where: { userId: id }, select, orderBy: { createdAt: "desc" } })).toMatchObject([
    { recipient: "waiting@example.com", text: "x", nextAttemptAt: expect.any(Date) },
    { recipient: "due@example.com", text: "", nextAttemptAt: null, sentAt: null },
    { recipient: "sent@example.com" },
  ]);
});

test("audit events go after their time, those of nobody after a week, and the trail still refuses everybody else", async () => {
  const { user } = await signedIn();
  await execute(
    `INSERT INTO "SecurityEvent" (type, actor, "userId", at) VALUES
    ('old', 'x', $1, now() - interval '401 days'), ('kept', 'x', $1, now() - interval '399 days')`,
    [user.id],
  );
  await execute(`INSERT INTO "SecurityEvent" (type, actor, at) VALUES
    ('of nobody', 'x', now() - interval '8 days'), ('of nobody, kept', 'x', now() - interval '6 days')`);
  await expectPruned({ events: 2 });
  const ofNobody = await db().securityEvent.findMany({ where: { userId: null }, select: { type: true } });
  expect(ofNobody).toEqual([{ type: "of nobody, kept" }]);
  const events = await db().securityEvent.findMany({ where: { userId: user.id }, select: { type: true } });
  expect(events.map(({ type }) => type).toSorted()).toEqual(["kept", "signed_in"]);
  await expect(execute(`DELETE FROM "SecurityEvent" WHERE "userId" = $1`, [user.id])).rejects.toThrow("append-only");
});

test("a deleted user goes with their last session, and nobody else does", async () => {
  const [told, untold, active] = [await signedIn(), await signedIn(), await createTestUser()];
  const ids = [told.user.id, untold.user.id];
  await execute(`UPDATE "User" SET "deletedAt" = now() WHERE id = ANY($1)`, [ids]);
  const endedAgo = (age: string) => `"endedAt" = now() - interval '${age}', "endReason" = 'user_deleted'`;
  await move(told.sessionId, endedAgo("31 days"));
  await move(untold.sessionId, endedAgo("1 day"));
  await expectPruned({ sessionsDeleted: 1, users: 1 });
  const where = { id: { in: [...ids, active.id] } };
  const left = await db().user.findMany({ where, select: { id: true } });
  expect(left.map(({ id }) => id).toSorted()).toEqual([untold.user.id, active.id].toSorted());
});

describe("a deleted account that a product's own table holds", () => {
  const cleared = async () => {
    await execute(`DROP TABLE IF EXISTS "Invoice", "Team"`);
    await execute(`UPDATE "User" SET "deletedAt" = NULL WHERE "deletedAt" IS NOT NULL`);
  };
  beforeEach(cleared);
  afterAll(cleared);

  async function addDeleted(count: number): Promise<void> {
    await execute(
      `INSERT INTO "User" (id, email, "deletedAt") SELECT gen_random_uuid(), gen_random_uuid(), now() FROM generate_series(1, $1)`,
      [count],
    );
  }

  /** Rounds until one says that there is no more. */
  async function pruneAll() {
    const rounds = [await pruneOnce()];
    while (rounds.at(-1)?.more) rounds.push(await pruneOnce());
    return {
      users: rounds.reduce((sum, { counts }) => sum + counts.users, 0),
      held: new Set(rounds.flatMap(({ held }) => held)),
    };
  }

  const left = () => db().user.count({ where: { deletedAt: { not: null } } });

  test("stays, also among more of them than a batch, and everybody else is erased", async () => {
    await execute(`CREATE TABLE "Team" ("ownerId" uuid REFERENCES "User" ON DELETE RESTRICT)`);
    await addDeleted(PRUNE_BATCH + 1);
    await execute(`INSERT INTO "Team" SELECT id FROM "User" WHERE "deletedAt" IS NOT NULL`);
    await addDeleted(7);
    expect(await pruneAll()).toEqual({ users: 7, held: new Set(["Team_ownerId_fkey"]) });
    expect(await left()).toBe(PRUNE_BATCH + 1);
    await execute(`DELETE FROM "Team"`);
    expect(await pruneAll()).toEqual({ users: PRUNE_BATCH + 1, held: new Set() });
  });

  test("is found behind a table that would go too", async () => {
    await execute(`CREATE TABLE "Team" (id int UNIQUE, "ownerId" uuid REFERENCES "User" ON DELETE CASCADE)`);
    await execute(`CREATE TABLE "Invoice" ("teamId" int REFERENCES "Team" (id))`);
    await addDeleted(1);
    await execute(`INSERT INTO "Team" SELECT 1, id FROM "User" WHERE "deletedAt" IS NOT NULL`);
    await execute(`INSERT INTO "Invoice" VALUES (1)`);
    await addDeleted(2);
    expect(await pruneAll()).toEqual({ users: 2, held: new Set(["Invoice_teamId_fkey"]) });
  });
});

test("a kind that can't be pruned stops no other kind, and is told", async () => {
  const { sessionId } = await signedIn();
  await move(sessionId, `"expiresAt" = now() - interval '1 ms'`);
  await execute(`ALTER TABLE "Mail" RENAME TO "MailElsewhere"`);
  const outcome = await pruneOnce();
  await execute(`ALTER TABLE "MailElsewhere" RENAME TO "Mail"`);
  expect(outcome).toMatchObject({ counts: { sessionsEnded: 1 }, failures: [{ kind: "mails" }] });
});

test("a round is bounded, and says that there is more", async () => {
  const { id } = await createTestUser();
  const extra = 3;
  await execute(
    `INSERT INTO "Session" (id, "tokenHash", "userId", "expiresAt", "idleTimeoutSeconds", persistent, "deviceName", "userAgent", provider)
     SELECT gen_random_uuid(), $2 || number, $1, now() - interval '1 hour', 3600, false, 'x', 'x', 'password'
     FROM generate_series(1, $3) AS number`,
    [id, randomUUID(), PRUNE_BATCH + extra],
  );
  const open = { userId: id, endedAt: null };
  expect(await pruneOnce()).toMatchObject({ counts: { sessionsEnded: PRUNE_BATCH }, more: true });
  expect(await db().session.count({ where: open })).toBe(extra);
  expect(await pruneOnce()).toMatchObject({ counts: { sessionsEnded: extra }, more: false });
  expect(await db().session.count({ where: open })).toBe(0);
  expect(await db().securityEvent.count({ where: { userId: id, reason: "absolute" } })).toBe(PRUNE_BATCH + extra);
});

test("forgets the successor of a used refresh token, and a signing key a day after the next one began to sign", async () => {
  const { sessionId } = await signedIn();
  await execute(
    `INSERT INTO "RefreshToken" ("tokenHash", "sessionId", "usedAt", successor)
     VALUES ('old', $1, now() - interval '11 seconds', 'sealed'), ('new', $1, now(), 'sealed')`,
    [sessionId],
  );
  await execute(`
    INSERT INTO "SigningKey" (id, "privateKey", "signsFrom")
    SELECT gen_random_uuid(), '', now() - make_interval(days => age) FROM unnest(ARRAY[31, 2, -1]) AS age`);
  await expectPruned({ successors: 1, signingKeys: 1 });
  expect(await db().refreshToken.findMany({ where: { successor: { not: null } } })).toMatchObject([
    { tokenHash: "new" },
  ]);
});
