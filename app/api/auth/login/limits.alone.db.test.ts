import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test, vi } from "vitest";
import * as forgot from "@/app/api/account/password/forgot/route";
import * as reset from "@/app/api/account/password/reset/route";
import * as login from "@/app/api/auth/login/route";
import * as logout from "@/app/api/auth/logout/route";
import * as signup from "@/app/api/auth/signup/route";
import { db } from "@/lib/db";
import { limitKey } from "@/lib/http/rate-limit";
import { createTestUser, TEST_PASSWORD, TestBrowser } from "@/testing/helpers/test-browser";
import { mailedSecretTo, subjectsTo } from "@/testing/helpers/test-mail";

// The environment is read at the first request, so all tests here share these limits.
beforeAll(() => {
  vi.stubEnv("LIMIT_FAILURES_PER_ACCOUNT_AND_ADDRESS", "2");
  vi.stubEnv("LIMIT_FAILURES_PER_ACCOUNT", "4");
  vi.stubEnv("LIMIT_SIGN_INS_PER_ADDRESS", "6");
  vi.stubEnv("LIMIT_SIGN_UPS_PER_ADDRESS", "2");
});

let lastNetwork = 0;
/** Returns the address of a client with which no other one shares a /48. */
function freshAddress(): string {
  lastNetwork += 1;
  return `2001:db8:${lastNetwork.toString(16)}::1`;
}

async function tryToSignIn(
  email: string,
  address: string | null,
  password = "wrong",
  browser = new TestBrowser(),
): Promise<Response> {
  return browser.send(login.POST, "POST", "/api/auth/login", { address, body: { email, password } });
}

async function statuses(times: number, attempt: () => Promise<Response>): Promise<number[]> {
  const seen: number[] = [];
  for (let round = 0; round < times; round += 1) seen.push((await attempt()).status);
  return seen;
}

describe("failures of one account from one address", () => {
  test("are refused from the third on, with the time to wait, the right password too", async () => {
    const { email } = await createTestUser();
    const address = freshAddress();
    expect(await statuses(3, () => tryToSignIn(email, address))).toEqual([401, 401, 429]);
    const refused = await tryToSignIn(email, address, TEST_PASSWORD);
    expect(await refused.json()).toMatchObject({ status: 429, code: "rate_limited" });
    const wait = Number(refused.headers.get("retry-after"));
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(900);
    expect(refused.headers.getSetCookie()).toEqual([]);
  });

  test("leave the same person elsewhere, and other people here, alone", async () => {
    const [ann, ben] = [await createTestUser(), await createTestUser()];
    const address = freshAddress();
    await statuses(3, () => tryToSignIn(ann.email, address));
    expect((await tryToSignIn(ann.email, freshAddress(), TEST_PASSWORD)).status).toBe(200);
    expect((await tryToSignIn(ben.email, address, TEST_PASSWORD)).status).toBe(200);
  });

  test("are forgiven after the right password", async () => {
    const { email } = await createTestUser();
    const address = freshAddress();
    await tryToSignIn(email, address);
    expect((await tryToSignIn(email, address, TEST_PASSWORD)).status).toBe(200);
    expect(await statuses(2, () => tryToSignIn(email, address))).toEqual([401, 401]);
  });

  test("are counted before the password is checked, so that parallel tries are counted too", async () => {
    const { email } = await createTestUser();
    const address = freshAddress();
    const answers = await Promise.all(Array.from({ length: 5 }, () => tryToSignIn(email, address)));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([401, 401, 429, 429, 429]);
  });
});

test("failures from everywhere slow strangers down, but never a browser that has signed in before", async () => {
  const { email } = await createTestUser();
  const known = new TestBrowser();
  const home = freshAddress();
  expect((await tryToSignIn(email, home, TEST_PASSWORD, known)).status).toBe(200);
  expect(await statuses(4, () => tryToSignIn(email, freshAddress()))).toEqual([401, 401, 401, 401]);

  const stranger = freshAddress();
  expect((await tryToSignIn(email, stranger)).status).toBe(401);
  const slowed = await tryToSignIn(email, stranger);
  expect(slowed.status).toBe(429);
  expect(Number(slowed.headers.get("retry-after"))).toBeLessThanOrEqual(60);

  expect(await statuses(3, () => tryToSignIn(email, home, TEST_PASSWORD, known))).toEqual([200, 200, 200]);
  const borrowed = new TestBrowser();
  borrowed.cookies.set("aurora.device", "x".repeat(43));
  expect((await tryToSignIn(email, stranger, TEST_PASSWORD, borrowed)).status).toBe(429);
});

test("a known browser has a count of its own: nobody else can use it up, and it can't guess for ever", async () => {
  const { email } = await createTestUser();
  const known = new TestBrowser();
  await tryToSignIn(email, freshAddress(), TEST_PASSWORD, known);
  expect(await statuses(3, () => tryToSignIn(email, freshAddress(), "wrong", known))).toEqual([401, 401, 429]);
});

test("a known browser may sign in as often as a client, and no more", async () => {
  const { email } = await createTestUser();
  const known = new TestBrowser();
  await tryToSignIn(email, freshAddress(), TEST_PASSWORD, known);
  const again = () => tryToSignIn(email, freshAddress(), TEST_PASSWORD, known);
  expect(await statuses(7, again)).toEqual([200, 200, 200, 200, 200, 200, 429]);
});

test("one address may not try many accounts", async () => {
  const address = freshAddress();
  const attempt = () => tryToSignIn(`${randomUUID()}@example.com`, address);
  expect(await statuses(7, attempt)).toEqual([401, 401, 401, 401, 401, 401, 429]);
});

describe("one client", () => {
  test("is an IPv6 /64, whichever of its addresses it takes, and again its /48 with eight times as much", async () => {
    const { email } = await createTestUser();
    const prefix = freshAddress().replace("::1", "");
    let last = 0;
    const from = (network: number) => () => {
      last += 1;
      return tryToSignIn(`${last}${email}`, `${prefix}:${network}::${last.toString(16)}`);
    };
    expect(await statuses(7, from(0))).toEqual([401, 401, 401, 401, 401, 401, 429]);
    for (let network = 1; network < 8; network += 1)
      expect(await statuses(6, from(network))).toEqual([401, 401, 401, 401, 401, 401]);
    expect((await from(8)()).status).toBe(429);
  });

  test("is the same in every spelling of an IPv4 address", async () => {
    const { email } = await createTestUser();
    const spellings = ["198.51.100.7", "::ffff:198.51.100.7", "::ffff:c633:6407", "64:ff9b::198.51.100.7"];
    const tried: number[] = [];
    for (const address of spellings) tried.push((await tryToSignIn(email, address)).status);
    expect(tried).toEqual([401, 401, 429, 429]);
    expect((await tryToSignIn(email, "64:ff9b::198.51.100.8")).status).toBe(401);
  });

  test("that is unknown shares no count with others: limits are per account", async () => {
    const attempt = () => tryToSignIn(`${randomUUID()}@example.com`, null);
    expect(await statuses(8, attempt)).toEqual(Array.from({ length: 8 }, () => 401));
    const { email } = await createTestUser();
    expect(await statuses(6, () => tryToSignIn(email, null))).toEqual([401, 401, 401, 401, 401, 429]);
  });
});

test("without our launcher no header says where a request is from: guesses count as a stranger's", async () => {
  const { email } = await createTestUser();
  const forged = (round: number) => {
    const address = `198.51.100.${round}`;
    return {
      "x-aurora-client-address": address,
      "x-forwarded-for": address,
      "x-real-ip": address,
      forwarded: `for=${address}`,
      "cf-connecting-ip": address,
    };
  };
  let round = 0;
  const attempt = () => {
    round += 1;
    const sent = { headers: forged(round), body: { email, password: "wrong" } };
    return new TestBrowser().send(login.POST, "POST", "/api/auth/login", sent);
  };
  expect(await statuses(6, attempt)).toEqual([401, 401, 401, 401, 401, 429]);
  const { email: other } = await createTestUser();
  const sent = { headers: forged(99), body: { email: other, password: TEST_PASSWORD } };
  expect((await new TestBrowser().send(login.POST, "POST", "/api/auth/login", sent)).status).toBe(200);
  const session = await db().session.findFirstOrThrow({ where: { user: { email: other } } });
  expect(session).toMatchObject({ addressHash: null, addressTruncated: null });
});

describe("100 failures in a row by browsers that the account doesn't know", () => {
  async function userWith(strangerFailures: number) {
    const user = await createTestUser();
    await db().user.update({ where: { id: user.id }, data: { strangerFailures } });
    return user;
  }

  const guess = (email: string, password = "wrong", browser = new TestBrowser()) =>
    tryToSignIn(email, freshAddress(), password, browser);

  test("are the last: strangers are refused then, with the right password too, and told what helps", async () => {
    const { email } = await userWith(99);
    expect(await statuses(2, () => guess(email))).toEqual([401, 429]);
    const refused = await guess(email, TEST_PASSWORD);
    expect([refused.status, await refused.json()]).toMatchObject([429, { code: "too_many_failures" }]);
    expect(refused.headers.getSetCookie()).toEqual([]);
  });

  test("can't be passed by guesses that come all at once", async () => {
    const { email } = await userWith(97);
    const answers = await Promise.all(Array.from({ length: 8 }, () => guess(email)));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
      401, 401, 401, 429, 429, 429, 429, 429,
    ]);
  });

  test("look the same for an address that nobody has", async () => {
    const [known, unknown] = [await userWith(99), `${randomUUID()}@example.com`];
    await guess(unknown);
    const key = `sign-in:nobody:${limitKey(unknown)}`;
    await db().rateLimit.update({ where: { key }, data: { points: 99 } });
    const seen = async (email: string) => {
      const answer = await guess(email);
      return [answer.status, await answer.json(), answer.headers.get("retry-after")];
    };
    for (let round = 0; round < 3; round += 1) expect(await seen(unknown)).toEqual(await seen(known.email));
    expect((await guess(unknown)).status).toBe(429);
  });

  test("lock nobody out who has signed in before, and whose sign-in lets them begin anew", async () => {
    const { id, email } = await userWith(0);
    const known = new TestBrowser();
    await guess(email, TEST_PASSWORD, known);
    await db().user.update({ where: { id }, data: { strangerFailures: 100 } });
    expect((await guess(email)).status).toBe(429);
    expect((await guess(email, "wrong", known)).status).toBe(401);
    expect((await guess(email)).status).toBe(429);
    expect((await guess(email, TEST_PASSWORD, known)).status).toBe(200);
    expect((await guess(email, TEST_PASSWORD)).status).toBe(200);
  });

  test("are counted anew after a right password, or after a reset through the mailbox", async () => {
    const { email } = await userWith(98);
    expect((await guess(email)).status).toBe(401);
    expect((await guess(email, TEST_PASSWORD)).status).toBe(200);
    expect(await statuses(2, () => guess(email))).toEqual([401, 401]);

    const locked = await userWith(100);
    const body = { email: locked.email };
    await new TestBrowser().send(forgot.POST, "POST", "/api/account/password/forgot", { body });
    const secret = await mailedSecretTo(locked.email, "Choose a new password");
    const chosen = { secret, newPassword: "another quiet morning" };
    await new TestBrowser().send(reset.POST, "POST", "/api/account/password/reset", { body: chosen });
    expect((await guess(locked.email, chosen.newPassword)).status).toBe(200);
  });

  test("are told to the person by one mail, at the twentieth", async () => {
    const { email } = await userWith(18);
    const subject = "Somebody is trying to guess your password";
    await guess(email);
    expect(await subjectsTo(email)).toEqual([]);
    await Promise.all([guess(email), guess(email), guess(email)]);
    expect(await subjectsTo(email)).toEqual([subject]);
  });
});

test("one address may not make many accounts", async () => {
  const address = freshAddress();
  const attempt = () => {
    const body = { email: `${randomUUID()}@example.com`, password: TEST_PASSWORD };
    return new TestBrowser().send(signup.POST, "POST", "/api/auth/signup", { address, body });
  };
  expect(await statuses(3, attempt)).toEqual([201, 201, 429]);
});

test("signing out is never limited", async () => {
  const address = freshAddress();
  const attempt = () => new TestBrowser().send(logout.POST, "POST", "/api/auth/logout", { address });
  expect(await statuses(30, attempt)).toEqual(Array.from({ length: 30 }, () => 200));
});
