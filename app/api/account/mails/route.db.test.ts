import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { connectedApp } from "@/app/api/test-client";
import * as account from "@/app/api/account/route";
import * as confirmEmail from "@/app/api/account/email/confirm/route";
import * as email from "@/app/api/account/email/route";
import * as undoEmail from "@/app/api/account/email/undo/route";
import * as mails from "@/app/api/account/mails/route";
import * as forgot from "@/app/api/account/password/forgot/route";
import * as signup from "@/app/api/auth/signup/route";
import { db } from "@/lib/db";
import { sentMailsSchema, type SentMail } from "@/lib/mail/sent-mail-schemas";
import type { Handler } from "aurora-session/http";
import { createTestUser, execute, signedIn, TestBrowser } from "@/testing/helpers/test-browser";
import { mailedSecretTo, subjectsTo } from "@/testing/helpers/test-mail";

type Someone = Awaited<ReturnType<typeof signedIn>>;

const newAddress = () => `${randomUUID()}@example.com`;

async function send({ browser, as }: Pick<Someone, "browser" | "as">, query = ""): Promise<Response> {
  return browser.send(mails.GET, "GET", `/api/account/mails?${query}`, as);
}

async function listOf(somebody: Someone): Promise<SentMail[]> {
  return sentMailsSchema.parse(await (await send(somebody, "limit=100")).json()).mails;
}

async function kindsOf(somebody: Someone): Promise<string[]> {
  return (await listOf(somebody)).map(({ kind }) => kind);
}

async function post(handler: Handler, body: unknown): Promise<number> {
  return (await new TestBrowser().send(handler, "POST", "/api/anything", { body })).status;
}

async function askForEmail({ browser, as }: Someone, address: string): Promise<void> {
  await browser.send(email.POST, "POST", "/api/account/email", { ...as, body: { email: address } });
}

async function moveTo(somebody: Someone, address: string): Promise<void> {
  await askForEmail(somebody, address);
  await post(confirmEmail.POST, { secret: await mailedSecretTo(address, "Confirm your new email address") });
}

test("a mail is in the list with what it is about, its address and its time, and nothing of what it said", async () => {
  const somebody = await signedIn();
  await post(forgot.POST, { email: somebody.user.email });
  const answer = await send(somebody);
  expect(await answer.json()).toEqual({
    mails: [
      {
        id: expect.any(String),
        kind: "passwordReset",
        recipient: somebody.user.email,
        state: "waiting",
        at: expect.any(String),
        sentAt: null,
      },
    ],
    nextCursor: null,
  });
});

test("the pages cover every mail once, newest first, also where many were sent at the same time", async () => {
  const somebody = await signedIn();
  await execute(
    `INSERT INTO "Mail" (recipient, "userId", kind, subject, text, "createdAt")
     SELECT 'x@example.com', $1::uuid, 'newDevice', '', '', now() - interval '1 minute' * (n / 5) FROM generate_series(1, 23) AS n`,
    [somebody.user.id],
  );
  const seen: SentMail[] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const answer = await send(somebody, cursor === "" ? "limit=4" : `limit=4&cursor=${cursor}`);
    const page = sentMailsSchema.parse(await answer.json());
    seen.push(...page.mails);
    cursor = page.nextCursor;
  }
  expect([seen.length, new Set(seen.map(({ id }) => id)).size]).toEqual([23, 23]);
  const times = seen.map(({ at }) => at);
  expect(times).toEqual(times.toSorted().toReversed());
});

test.each([
  ["cursor=garbage", "cursor"],
  ["cursor=", "cursor"],
  ["limit=0", "limit"],
  ["limit=101", "limit"],
  ["userId=someone", ""],
])("the query %s is refused with its path", async (query, path) => {
  const answer = await send(await signedIn(), query);
  expect(await answer.json()).toMatchObject({ status: 400, code: "invalid_request", issues: [{ path }] });
});

test("it is for the person in a browser: apps don't get it", async () => {
  const { user, tokens } = await connectedApp();
  const headers = { "x-user-id": user.id, authorization: `Bearer ${tokens.access_token}` };
  const answer = await send({ browser: new TestBrowser(), as: { headers } });
  expect([answer.status, (await answer.json()).code]).toEqual([403, "browser_required"]);
});

describe("the list tells nobody", () => {
  test("whether another address has an account: who asks for it sees the same", async () => {
    const [asking, owner] = [await signedIn(), await signedIn()];
    const free = newAddress();
    await askForEmail(asking, free);
    await askForEmail(asking, owner.user.email);
    expect([await subjectsTo(free), await subjectsTo(owner.user.email)]).toMatchObject([{ length: 1 }, { length: 1 }]);
    expect(await listOf(asking)).toEqual([]);
    expect(await listOf(owner)).toMatchObject([{ kind: "emailInUse", recipient: owner.user.email }]);
  });

  test("who has an account now that somebody wants its former address back", async () => {
    const somebody = await signedIn();
    const former = somebody.user.email;
    await moveTo(somebody, newAddress());
    expect(await listOf(somebody)).toMatchObject([{ kind: "emailChanged", recipient: former }]);
    expect(await post(signup.POST, { email: former, password: "another quiet morning" })).toBe(409);
    expect(await subjectsTo(former)).toHaveLength(2);
    expect(await listOf(somebody)).toHaveLength(1);
  });
});

describe("the deletion of an account", () => {
  const closed = `UPDATE "Mail" SET subject = '', text = '', "nextAttemptAt" = NULL, "sentAt" = now() WHERE "userId" = $1`;

  test("takes the list along, what was sent and what waits", async () => {
    const somebody = await signedIn();
    await post(forgot.POST, { email: somebody.user.email });
    await execute(closed, [somebody.user.id]);
    await askForEmail(await signedIn(), somebody.user.email);
    expect(await kindsOf(somebody)).toEqual(["emailInUse", "passwordReset"]);
    await somebody.browser.send(account.DELETE, "DELETE", "/api/account", somebody.as);
    const where = { recipient: somebody.user.email };
    expect(await db().mail.findMany({ where, select: { kind: true, userId: true } })).toEqual([
      { kind: "accountDeleted", userId: null },
    ]);
  });

  test("leaves a mail that waits and brings the account back, and no list that it stands in", async () => {
    const somebody = await signedIn();
    const former = somebody.user.email;
    await post(forgot.POST, { email: former });
    await execute(closed, [somebody.user.id]);
    await moveTo(somebody, newAddress());
    await somebody.browser.send(account.DELETE, "DELETE", "/api/account", somebody.as);
    const left = await db().mail.findMany({
      where: { recipient: former },
      select: { kind: true, userId: true },
      orderBy: { createdAt: "asc" },
    });
    expect(left).toEqual([
      { kind: "emailChanged", userId: null },
      { kind: "movedAccountDeleted", userId: null },
    ]);
    const secret = await mailedSecretTo(former, "Your email address was changed");
    expect(await post(undoEmail.POST, { secret })).toBe(200);
  });

  test("takes nothing from the owner of an address that the person had asked for", async () => {
    const [owner, leaving] = [await createTestUser(), await signedIn()];
    await post(forgot.POST, { email: owner.email });
    await askForEmail(leaving, owner.email);
    await leaving.browser.send(account.DELETE, "DELETE", "/api/account", leaving.as);
    expect(await kindsOf(await signedIn(owner))).toEqual(["emailInUse", "passwordReset"]);
  });
});
