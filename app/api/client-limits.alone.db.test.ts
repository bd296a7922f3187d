import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test, vi } from "vitest";
import * as confirmEmail from "@/app/api/account/email/confirm/route";
import * as email from "@/app/api/account/email/route";
import * as undoEmail from "@/app/api/account/email/undo/route";
import * as verifyEmail from "@/app/api/account/email/verify/route";
import * as forgot from "@/app/api/account/password/forgot/route";
import * as reset from "@/app/api/account/password/reset/route";
import * as changePassword from "@/app/api/account/password/route";
import * as report from "@/app/api/account/report/route";
import * as clients from "@/app/api/auth/clients/route";
import * as login from "@/app/api/auth/login/route";
import * as code from "@/app/api/auth/reauthenticate/code/route";
import * as signup from "@/app/api/auth/signup/route";
import { listOperations } from "@/app/api/openapi.json/documented-operations";
import { countProviderStep } from "@/lib/account/sign-in-limits";
import { createAuthAdapter } from "@/lib/auth-js/auth-adapter";
import { db } from "@/lib/db";
import { beginProviderSignIn } from "@/lib/auth-js/provider-sign-in";
import type { Handler } from "aurora-session/http";
import { limitKey } from "@/lib/http/rate-limit";
import { createTestUser, launchedFrom, signedIn, TEST_PASSWORD, TestBrowser } from "@/testing/helpers/test-browser";

const MANY = 3;

beforeAll(() => {
  vi.stubEnv("LIMIT_SIGN_INS_PER_ADDRESS", String(MANY));
  vi.stubEnv("LIMIT_SIGN_UPS_PER_ADDRESS", String(MANY));
  vi.stubEnv("LIMIT_MAILS_PER_ADDRESS", String(MANY));
  vi.stubEnv("LIMIT_MAILS_PER_ACCOUNT", "2");
});

let lastNetwork = 0;
function freshAddress(): string {
  lastNetwork += 1;
  return `2001:db8:${lastNetwork.toString(16)}::1`;
}

const anybody = () => `${randomUUID()}@example.com`;

type Attempt = (address: string) => Promise<Response>;

function post(handler: Handler, path: string, body: () => unknown): Attempt {
  return (address) => new TestBrowser().send(handler, "POST", path, { body: body(), address });
}

const secret = () => ({ secret: randomUUID() });
const password = "another quiet morning";

/** Everything that somebody without a session can do that writes a row or sends a mail. */
const ANONYMOUS: Readonly<Record<string, Attempt>> = {
  "post /api/auth/signup": post(signup.POST, "/api/auth/signup", () => ({ email: anybody(), password })),
  "post /api/auth/login": post(login.POST, "/api/auth/login", () => ({ email: anybody(), password })),
  "post /api/account/password/forgot": post(forgot.POST, "/api/account/password/forgot", () => ({ email: anybody() })),
  "post /api/account/password/reset": post(reset.POST, "/api/account/password/reset", () => ({
    ...secret(),
    newPassword: password,
  })),
  "post /api/account/email/confirm": post(confirmEmail.POST, "/api/account/email/confirm", secret),
  "post /api/account/email/undo": post(undoEmail.POST, "/api/account/email/undo", secret),
  "post /api/account/email/verify": post(verifyEmail.POST, "/api/account/email/verify", secret),
  "post /api/account/report": post(report.POST, "/api/account/report", secret),
};

// A client may always end a session whose credential it has. A refresh token is one.
const WITH_CREDENTIAL = ["post /api/auth/logout", "post /api/auth/token", "post /api/auth/revoke"];

const IN_NO_DOCUMENT: Readonly<Record<string, Attempt>> = {
  "a sign-in by a provider": async (address) => {
    const steps = [countProviderStep(address), countProviderStep(address)];
    const refused = (await Promise.allSettled(steps)).some(({ status }) => status === "rejected");
    return new Response(null, { status: refused ? 429 : 200 });
  },
  "a sign-up by a provider": async (address) => {
    const signIn = launchedFrom(address, () => beginProviderSignIn(new Headers()));
    const [mailbox, providerAccountId] = [anybody(), randomUUID()];
    const link = { type: "oidc", provider: "oidc", providerAccountId };
    signIn.answer = { link, claims: { email: mailbox, email_verified: true } };
    const user = { id: "", email: mailbox, emailVerified: null };
    const refused = Promise.resolve(createAuthAdapter(signIn).createUser?.(user)).then(
      () => false,
      () => true,
    );
    return new Response(null, { status: (await refused) && signIn.refusal?.code === "rate_limited" ? 429 : 200 });
  },
  "an e-mail change": async (address) => {
    const { browser, as } = await signedIn();
    return browser.send(email.POST, "POST", "/api/account/email", { ...as, body: { email: anybody() }, address });
  },
  "a mailed code": async (address) => {
    const { browser, as, user } = await signedIn();
    await db().user.update({ where: { id: user.id }, data: { passwordHash: null } });
    return browser.send(code.POST, "POST", "/api/auth/reauthenticate/code", { ...as, address });
  },
};

test("no operation for anybody is forgotten here", async () => {
  const found = (await listOperations())
    .filter(({ access, method }) => access === "anyone" && method !== "get")
    .map(({ method, path }) => `${method} ${path}`);
  expect(found.toSorted()).toEqual([...Object.keys(ANONYMOUS), ...WITH_CREDENTIAL].toSorted());
});

test.each(Object.entries({ ...ANONYMOUS, ...IN_NO_DOCUMENT }))(
  "one client, from all of its addresses, has a limit for %s",
  async (_what, attempt) => {
    const address = freshAddress();
    for (let count = 0; count < MANY; count += 1) expect((await attempt(`${address}${count}`)).status).not.toBe(429);
    expect((await attempt(address)).status).toBe(429);
    expect((await attempt(freshAddress())).status).not.toBe(429);
  },
);

type Session = Awaited<ReturnType<typeof signedIn>>;

async function expectDone(times: number, attempt: () => Promise<Response>): Promise<void> {
  for (let count = 0; count < times; count += 1) expect((await attempt()).status).toBeLessThan(300);
}

describe("the limit of one user, in all of their sessions and wherever they are:", () => {
  test("five e-mail changes a day", async () => {
    const changeFrom = ({ browser, as }: Session) => {
      const sent = { ...as, body: { email: anybody() }, address: freshAddress() };
      return browser.send(email.POST, "POST", "/api/account/email", sent);
    };
    const session = await signedIn();
    await expectDone(5, () => changeFrom(session));
    expect((await changeFrom(await signedIn(session.user))).status).toBe(429);
  });

  test("sixty password changes a day, because a mailbox is told of each", async () => {
    const user = await createTestUser();
    const body = { currentPassword: TEST_PASSWORD, newPassword: password };
    const first = await signedIn(user);
    await first.browser.send(changePassword.POST, "POST", "/api/account/password", { ...first.as, body });
    const key = `change:password:${limitKey(user.id)}`;
    await db().rateLimit.update({ where: { key }, data: { points: 60 } });
    const { browser, as } = await signedIn(user);
    const back = { currentPassword: password, newPassword: TEST_PASSWORD };
    const answer = await browser.send(changePassword.POST, "POST", "/api/account/password", { ...as, body: back });
    expect(answer.status).toBe(429);
  });
});

test("thirty apps a day may be connected to one session", async () => {
  const { browser, as } = await signedIn();
  const connect = () =>
    browser.send(clients.POST, "POST", "/api/auth/clients", {
      ...as,
      body: { name: "Robot" },
      address: freshAddress(),
    });
  await expectDone(30, connect);
  expect((await connect()).status).toBe(429);
});

test("a mailbox that somebody gives as theirs counts as one, whatever follows a plus in its address", async () => {
  const name = randomUUID();
  const ask = async (recipient: string) => {
    const { browser, as } = await signedIn();
    const sent = { ...as, body: { email: recipient }, address: freshAddress() };
    return (await browser.send(email.POST, "POST", "/api/account/email", sent)).status;
  };
  for (let count = 0; count < 32; count += 1) expect(await ask(`${name}+${count}@example.com`)).toBe(200);
  expect(await ask(`${name}@example.com`)).toBe(429);
  expect(await ask(`${name}+more@example.com`)).toBe(429);
  expect(await ask(`${name}@elsewhere.example`)).toBe(200);
});

test("nobody keeps a person from their mail: not one network, and not by addresses that look like theirs", async () => {
  const name = randomUUID();
  const ask = async (recipient: string, address: string) =>
    (await post(forgot.POST, "/api/account/password/forgot", () => ({ email: recipient }))(address)).status;
  for (let count = 0; count < 40; count += 1) await ask(`${name}+${count}@example.com`, freshAddress());
  for (let count = 0; count < 40; count += 1)
    await ask(`${name}@example.com`, `2001:db8:ffff:${count.toString(16)}::1`);
  expect(await ask(`${name}@example.com`, freshAddress())).toBe(202);
});
