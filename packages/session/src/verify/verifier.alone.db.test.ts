import { generateKeyPairSync, randomUUID, type KeyObject } from "node:crypto";
import { createClient } from "@redis/client";
import { decodeJwt, SignJWT } from "jose";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import * as jwks from "@/app/.well-known/jwks.json/route";
import * as ended from "@/app/api/auth/ended/route";
import { connectedApp } from "@/app/api/test-client";
import { chooseFreePort } from "@/testing/servers/instance";
import { startTestRedis } from "@/testing/servers/redis";
import { serveRoutes } from "@/testing/servers/served-routes";
import { currentSigningKey, signAccessToken } from "../clients/index.ts";
import { endSessions } from "../core/end-session.ts";
import { transact } from "../core/transact.ts";
import { redisDenylist } from "../denylist/index.ts";
import { createVerifier, feedEnded, redisEnded, type EndedSource, type VerifierOptions } from "./index.ts";

const SECRET = "a secret of services, and of nothing else";
const port = await chooseFreePort();
const origin = `http://localhost:${port}`;
vi.stubEnv("AUTH_URL", origin);
vi.stubEnv("INTROSPECTION_SECRET", SECRET);
const redis = await startTestRedis();
const client = createClient({ url: redis.url, disableOfflineQueue: true });
client.on("error", () => undefined);
const denylist = redisDenylist(redis.url);
const app = await serveRoutes(port, { "/.well-known/jwks.json": jwks.GET, "/api/auth/ended": ended.GET });
const open: EndedSource[] = [];

beforeAll(() => client.connect());
beforeEach(() => denylist.start());
afterEach(async () => {
  for (const source of open.splice(0)) source.close();
  denylist.close();
  app.refuseWith(null);
  vi.restoreAllMocks();
});
afterAll(async () => {
  client.destroy();
  await redis.remove();
  await app.stop();
});

const SOURCES = {
  "the feed": () => feedEnded({ origin, secret: SECRET }),
  Redis: () => redisEnded({ origin, read: (keys) => client.mGet(keys) }),
} as const;
const WAYS = [
  ["the feed", SOURCES["the feed"]],
  ["Redis", SOURCES.Redis],
] as const;

function verifierOf(source: EndedSource, options: Partial<VerifierOptions> = {}) {
  open.push(source);
  const verify = createVerifier({ origin, ended: source, whenUnknown: "refuse", ...options });
  return (token: string) => verify(`Bearer ${token}`);
}

async function connected() {
  const { user, tokens } = await connectedApp();
  return { id: tokens.client_id, userId: user.id, token: tokens.access_token };
}

async function end({ id, userId }: { readonly id: string; readonly userId: string }): Promise<void> {
  await transact((transaction) => endSessions(transaction, [{ id, userId }], "user_elsewhere"));
}

const MISSING = { ok: false, refusal: { status: 401, code: "session_missing" } };
const INVALID = { ok: false, refusal: { status: 401, code: "invalid_token" } };
const ENDED = { ok: false, refusal: { status: 401, code: "session_ended", reason: "user_elsewhere" } };
const UNVERIFIABLE = { ok: false, refusal: { status: 503, code: "session_unverifiable" } };

/** Lets time pass for what measures how old an answer is. */
function pass(milliseconds: number): void {
  const now = performance.now.bind(performance);
  vi.spyOn(performance, "now").mockImplementation(() => now() + milliseconds);
}

describe.each(WAYS)("with %s", (_name, source) => {
  test("a token is taken with its claims, until its session ends, and then refused with the reason", async () => {
    const { token, ...session } = await connected();
    const verify = verifierOf(source());
    await expect.poll(() => verify(token)).toEqual({ ok: true, claims: decodeJwt(token) });
    await end(session);
    await expect.poll(() => verify(token)).toEqual(ENDED);
  });

  test("a service that starts afterwards knows it from the first request on", async () => {
    const { token, ...session } = await connected();
    await end(session);
    await expect.poll(() => client.exists(`aurora:ended:${origin}:${session.id}`)).toBe(1);
    expect(await verifierOf(source())(token)).toEqual(ENDED);
  });
});

describe("refuses", () => {
  const verify = createVerifier({
    origin,
    ended: { find: async () => null, close: () => undefined },
    whenUnknown: "refuse",
  });

  test.each([undefined, null, "", "Bearer", "Basic YW5uOnNlY3JldA==", "Bearer two words"])(
    "a request without a bearer token (%s)",
    async (header) => {
      expect(await verify(header)).toEqual(MISSING);
    },
  );

  const now = () => Math.floor(Date.now() / 1000);

  /** Signs what is nearly one of our access tokens, with our newest key unless another is given. */
  async function signed(
    header: Record<string, unknown>,
    claims: Record<string, unknown>,
    key?: KeyObject,
  ): Promise<string> {
    const { id, privateKey } = await currentSigningKey();
    const session = randomUUID();
    const usual = {
      iss: origin,
      aud: `${origin}/api`,
      sub: "ann",
      sid: session,
      client_id: session,
      jti: randomUUID(),
    };
    return new SignJWT({ ...usual, iat: now(), exp: now() + 60, ...claims })
      .setProtectedHeader({ alg: "ES256", typ: "at+jwt", kid: id, ...header })
      .sign(key ?? privateKey);
  }

  test("nothing that is right, so that the others are refused for what is wrong with them", async () => {
    expect(await verify(`Bearer ${await signed({}, {})}`)).toMatchObject({ ok: true });
    expect(await verify(`bearer ${await signed({}, {})}`)).toMatchObject({ ok: true });
  });

  const stranger = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey;

  test.each([
    ["one that has expired", {}, { exp: now() - 1 }],
    ["one without an end", {}, { exp: undefined }],
    ["another issuer's", {}, { iss: "https://other.example" }],
    ["one for another audience", {}, { aud: "https://other.example/api" }],
    ["another kind of token", { typ: "JWT" }, {}],
    ["one without a session", {}, { sid: undefined }],
    ["one whose session is no id", {}, { sid: "* or everything" }],
    ["one by a key that is not published", { kid: randomUUID() }, {}],
    ["one that names no key", { kid: undefined }, {}],
  ])("%s", async (_what, header, claims) => {
    expect(await verify(`Bearer ${await signed(header, claims)}`)).toEqual(INVALID);
  });

  test("one that somebody else signed, one that was changed, one without a signature, and garbage", async () => {
    const [header, claims, signature] = (await signed({}, {})).split(".");
    const other = Buffer.from(JSON.stringify({ ...decodeJwt(`.${claims}.`), sub: "ben" })).toString("base64url");
    const none = Buffer.from(JSON.stringify({ alg: "none", typ: "at+jwt" })).toString("base64url");
    const bad = [
      await signed({}, {}, stranger),
      `${header}.${other}.${signature}`,
      `${none}.${claims}.`,
      "garbage",
      "..",
      "é",
    ];
    for (const token of bad) expect([token, await verify(`Bearer ${token}`)]).toEqual([token, INVALID]);
  });
});

describe("when nobody can tell whether a session ended", () => {
  const cases = [
    ["refuse", UNVERIFIABLE],
    ["accept", { ok: true }],
  ] as const;

  test.each(cases)("by an empty Redis, as after it lost its memory: %s", async (whenUnknown, result) => {
    const { token } = await connected();
    const told: unknown[] = [];
    const verify = verifierOf(SOURCES.Redis(), { whenUnknown, onUnknown: (error) => told.push(String(error)) });
    denylist.close();
    await client.flushAll();
    expect(await verify(token)).toMatchObject(result);
    expect(told).toEqual([expect.stringContaining("no server of Aurora has filled it")]);
    denylist.start();
    await expect.poll(() => verify(token)).toMatchObject({ ok: true });
  });

  test.each(cases)("by a Redis that does not answer, within a second: %s", async (whenUnknown, result) => {
    const { token } = await connected();
    const verify = verifierOf(redisEnded({ origin, read: () => new Promise(() => undefined) }), { whenUnknown });
    expect(await verify(token)).toMatchObject(result);
  });

  test.each(cases)("by a Redis that is gone: %s", async (whenUnknown, result) => {
    const { token } = await connected();
    const verify = verifierOf(SOURCES.Redis(), { whenUnknown });
    await expect.poll(() => verify(token)).toMatchObject({ ok: true });
    await redis.stop();
    await expect.poll(() => client.isReady).toBe(false);
    expect(await verify(token)).toMatchObject(result);
    await redis.start();
    await expect.poll(() => client.isReady).toBe(true);
  });

  test.each(cases)(
    "by a feed that has not answered for 20 seconds: %s; what it told before stays",
    async (whenUnknown, result) => {
      const { token } = await connected();
      const { token: over, ...session } = await connected();
      await end(session);
      const verify = verifierOf(SOURCES["the feed"](), { whenUnknown });
      await expect.poll(() => verify(over)).toEqual(ENDED);
      await app.stop();
      expect(await verify(token)).toMatchObject({ ok: true });
      pass(21_000);
      expect(await verify(token)).toMatchObject(result);
      expect(await verify(over)).toEqual(ENDED);
      await app.start();
      await expect.poll(() => verify(token)).toMatchObject({ ok: true });
    },
  );

  test.each(cases)("by a feed that refuses the secret: %s, and the log is told", async (whenUnknown, result) => {
    const { token } = await connected();
    const told: unknown[] = [];
    const source = feedEnded({ origin, secret: "a secret that nobody gave" });
    const verify = verifierOf(source, { whenUnknown, onUnknown: (error) => told.push(error) });
    expect(await verify(token)).toMatchObject(result);
    expect(told).toMatchObject([{ cause: { message: expect.stringContaining("401") } }]);
  });

  test("accepted tokens still expire", async () => {
    const { userId } = await connected();
    const subject = { userId, sessionId: randomUUID(), sessionEndsAt: new Date(Date.now() - 1_000) };
    const { accessToken } = await signAccessToken(await currentSigningKey(), subject, new Date());
    const nobody = { find: () => Promise.reject(new Error("unknown")), close: () => undefined };
    expect(await verifierOf(nobody, { whenUnknown: "accept" })(accessToken)).toEqual(INVALID);
  });
});

test("what ended while the app was not reached is known as soon as it is, and so is a cursor that it does not take", async () => {
  const { token, ...session } = await connected();
  const verify = verifierOf(SOURCES["the feed"]());
  await expect.poll(() => verify(token)).toMatchObject({ ok: true });
  app.refuseWith(503);
  await app.stop();
  await end(session);
  await app.start();
  app.refuseWith(400);
  expect(await verify(token)).toMatchObject({ ok: true });
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  app.refuseWith(null);
  await expect.poll(() => verify(token)).toEqual(ENDED);
});

describe("keys", () => {
  test("that can't be read make a 503, whatever is chosen, and are read by the next request", async () => {
    const { token } = await connected();
    const verify = verifierOf(SOURCES["the feed"](), { whenUnknown: "accept" });
    await expect.poll(() => verify(token)).toMatchObject({ ok: true });
    const fresh = verifierOf({ find: async () => null, close: () => undefined }, { whenUnknown: "accept" });
    app.refuseWith(503);
    expect(await fresh(token)).toEqual(UNVERIFIABLE);
    app.refuseWith(null);
    expect(await fresh(token)).toMatchObject({ ok: true });
  });

  test("are kept while the app can't be reached, also when it is time to read them anew", async () => {
    const { token } = await connected();
    const verify = verifierOf({ find: async () => null, close: () => undefined });
    expect(await verify(token)).toMatchObject({ ok: true });
    await app.stop();
    pass(11 * 60_000);
    expect(await verify(token)).toMatchObject({ ok: true });
    await app.start();
  });
});
