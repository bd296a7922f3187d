import { once } from "node:events";
import { text as readText } from "node:stream/consumers";
import { callbackify } from "node:util";
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from "smtp-server";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { db, pool } from "@/lib/db";
import { env } from "@/lib/env";
import { deliverMail, deliverSoon } from "@/lib/mail/deliver-mail";
import { hasOutbox, listOutbox, openMail, queueMail, sealMail } from "@/lib/mail/mail-queue";
import { listSentMails } from "@/lib/mail/sent-mail-queries";
import { processState } from "@/lib/process/process-state";
import { transact } from "aurora-session/core";
import { createTestUser, launchedFrom, type TestUser } from "@/testing/helpers/test-browser";

type Received = { readonly to: string; readonly source: string };
const PATIENTLY = { timeout: 60_000 };
let received: Received[] = [];
let refuses = false;
let arrived = 0;
let answers = Promise.resolve();

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ["STARTTLS"],
  logger: false,
  onData: callbackify(async (stream: SMTPServerDataStream, session: SMTPServerSession) => {
    const source = await readText(stream);
    arrived += 1;
    await answers;
    if (refuses) throw new Error("Not now.");
    received.push({ to: session.envelope.rcptTo.map(({ address }) => address).join(), source });
  }),
});

beforeAll(async () => {
  const listening = server.listen(0, "127.0.0.1");
  await once(listening, "listening");
  const address = listening.address();
  if (address === null || typeof address === "string") throw new Error("This system gave no port.");
  env().SMTP_URL = `smtp://127.0.0.1:${address.port}`;
});

afterAll(async () => {
  delete env().SMTP_URL;
  await new Promise<void>((resolve) => server.close(resolve));
});

// Other files of this run queue mail too; theirs is not due here.
beforeEach(async () => {
  await db().mail.updateMany({
    where: { nextAttemptAt: { not: null } },
    data: { nextAttemptAt: new Date("2100-01-01") },
  });
  received = [];
  refuses = false;
});

async function queue(recipient: string, userId: string | null = null): Promise<void> {
  const text = "A line.\n.\nhttps://app.example.com/reset-password?secret=x";
  const words = { kind: "passwordReset", subject: "Grüße", text, language: "de" } as const;
  await transact((transaction) => queueMail(transaction, { email: recipient, userId }, words));
}

function countTo(recipient: string): number {
  return received.filter(({ to }) => to === recipient).length;
}

test("what is queued is delivered once, though two processes look at the same time, and is gone then", async () => {
  const recipient = `${crypto.randomUUID()}@example.com`;
  await queue(recipient);
  await Promise.all([deliverMail(), deliverMail(), deliverMail()]);
  expect(countTo(recipient)).toBe(1);
  expect(received[0]?.source).toContain("Subject: =?UTF-8?");
  expect(received[0]?.source).toContain("Content-Language: de");
  expect(await db().mail.count({ where: { recipient } })).toBe(0);
});

describe("a mail of somebody's list", () => {
  const stateOf = async ({ id }: TestUser) => {
    const { mails } = await listSentMails(id, { limit: 10 });
    return mails.map(({ state, sentAt }) => [state, sentAt !== null]);
  };
  const said = ({ id }: TestUser) =>
    db().mail.findMany({ where: { userId: id }, select: { subject: true, text: true, nextAttemptAt: true } });
  const NOTHING = [{ subject: "", text: "", nextAttemptAt: null }];

  test("waits, is sent once, and stays there without what it said", async () => {
    const user = await createTestUser();
    await queue(user.email, user.id);
    expect(await stateOf(user)).toEqual([["waiting", false]]);
    await Promise.all([deliverMail(), deliverMail()]);
    expect(await deliverMail()).toBe(0);
    expect([countTo(user.email), await stateOf(user), await said(user)]).toEqual([1, [["sent", true]], NOTHING]);
  });

  test("goes on waiting while it is refused, and has failed after the last try", async () => {
    const user = await createTestUser();
    await queue(user.email, user.id);
    refuses = true;
    await deliverMail();
    expect(await stateOf(user)).toEqual([["waiting", false]]);
    await db().mail.updateMany({ where: { userId: user.id }, data: { nextAttemptAt: new Date(0), attempts: 19 } });
    await deliverMail();
    expect([countTo(user.email), await stateOf(user), await said(user)]).toEqual([0, [["failed", false]], NOTHING]);
  });

  test("stands in nobody's outbox once it is sent", async () => {
    const user = await createTestUser();
    await queue(user.email, user.id);
    const waits = async () => (await listOutbox()).some(({ recipient }) => recipient === user.email);
    expect(await waits()).toBe(true);
    await deliverMail();
    expect(await waits()).toBe(false);
  });
});

test("the database keeps no link that anybody could use: the text is sealed, for its recipient and by the secret", async () => {
  const recipient = `${crypto.randomUUID()}@example.com`;
  await queue(recipient);
  const row = await db().mail.findFirstOrThrow({ where: { recipient } });
  expect(JSON.stringify(row)).not.toMatch(/secret=|A line/);
  expect(openMail(row)).toContain("secret=x");
  expect(openMail({ ...row, recipient: "somebody.else@example.com" })).toBeNull();
  await deliverMail();
  expect(received[0]?.source).toMatch(/reset-password\?secret=(3D)?x/);
});

test("what an older version queued is delivered as it is; what can't be opened waits, and never goes out sealed", async () => {
  const [older, foreign] = [`${crypto.randomUUID()}@example.com`, `${crypto.randomUUID()}@example.com`];
  await db().mail.create({ data: { recipient: older, subject: "x", text: "A plain text" } });
  await db().mail.create({ data: { recipient: foreign, subject: "x", text: sealMail("another@example.com", "x") } });
  expect(await deliverMail()).toBe(1);
  expect(received).toMatchObject([{ to: older, source: expect.stringContaining("A plain text") }]);
  expect(await db().mail.findMany({ where: { recipient: foreign }, select: { attempts: true } })).toEqual([
    { attempts: 1 },
  ]);
});

test("a mail that was refused stays, and is delivered when its next attempt is due", async () => {
  const recipient = `${crypto.randomUUID()}@example.com`;
  await queue(recipient);
  refuses = true;
  expect(await deliverMail()).toBe(0);
  const { attempts, nextAttemptAt } = await db().mail.findFirstOrThrow({ where: { recipient } });
  expect([attempts, nextAttemptAt !== null && nextAttemptAt > new Date()]).toEqual([1, true]);
  refuses = false;
  expect(await deliverMail()).toBe(0);
  await db().mail.updateMany({ where: { recipient }, data: { nextAttemptAt: new Date(0) } });
  expect(await deliverMail()).toBe(1);
  expect(countTo(recipient)).toBe(1);
});

test("mail of a transaction that fails is never sent", async () => {
  const recipient = `${crypto.randomUUID()}@example.com`;
  const failing = transact(async (transaction) => {
    await queueMail(
      transaction,
      { email: recipient, userId: null },
      { kind: "passwordReset", subject: "x", text: "x", language: "en" },
    );
    throw new Error("rolled back");
  });
  await expect(failing).rejects.toThrow("rolled back");
  await deliverMail();
  expect(countTo(recipient)).toBe(0);
});

test("asked for while it delivers, delivery goes on as one: it looks once more at once, and then once in 30 s", async () => {
  const looks = () => asked.mock.calls.filter(([statement]) => /UPDATE "Mail"/.test(statement)).length;
  const asked = vi.spyOn(pool(), "query");
  const waits = vi.spyOn(globalThis, "setTimeout");
  const dropped = vi.spyOn(globalThis, "clearTimeout");
  const waiting = () => {
    const planned = waits.mock.results.filter((_, index) => waits.mock.calls[index]?.[1] === 30_000);
    return planned.filter(({ value }) => !dropped.mock.calls.some(([cleared]) => cleared === value)).length;
  };
  const recipient = `${crypto.randomUUID()}@example.com`;
  await queue(recipient);
  let answer: () => void = () => undefined;
  answers = new Promise((resolve) => (answer = resolve));
  const before = arrived;
  try {
    deliverSoon();
    await vi.waitFor(() => expect(arrived).toBe(before + 1), PATIENTLY);
    for (let asks = 0; asks < 3; asks += 1) deliverSoon();
    await new Promise(setImmediate);
    answer();
    await vi.waitFor(async () => expect(await db().mail.count({ where: { recipient } })).toBe(0), PATIENTLY);
    await vi.waitFor(() => expect(waiting()).toBeGreaterThan(0), PATIENTLY);
    expect([looks(), waiting()]).toEqual([2, 1]);
  } finally {
    vi.restoreAllMocks();
    clearTimeout(processState.mailTimer);
  }
});

test("with a mail server there is no outbox to look into", () => {
  expect(launchedFrom("127.0.0.1", hasOutbox)).toBe(false);
});
