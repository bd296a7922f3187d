import { createHmac } from "node:crypto";
import { z } from "zod";
import { expect, test } from "@/e2e/fixtures";
import { ask, connectApp, send, signOutClient, signUpClient, withAccessToken } from "@/e2e/api-clients";
import { tokensSchema } from "aurora-session/shared";

test.use({ sharesContext: true });

const FORM = { "content-type": "application/x-www-form-urlencoded" };
const LATE_CALLS = 100;
const CALLS_AT_ONCE = 10;

async function refresh(origin: string, token: string) {
  const body = new URLSearchParams({ grant_type: "refresh_token", refresh_token: token }).toString();
  const { response, text } = await send(origin, "POST", "/api/auth/token", { headers: FORM, body });
  return { status: response.statusCode, text };
}

async function refreshed(origin: string, token: string): Promise<z.infer<typeof tokensSchema>> {
  return tokensSchema.parse(JSON.parse((await refresh(origin, token)).text));
}

test("of 20 refreshes at once all get the one successor", async ({ instance: { origin } }) => {
  const { refresh_token: first } = await connectApp(origin, await signUpClient(origin));
  const pairs = await Promise.all(Array.from({ length: 20 }, () => refreshed(origin, first)));
  const successors = new Set(pairs.map((pair) => pair.refresh_token));
  expect(successors.size).toBe(1);
  expect(successors).not.toContain(first);
});

test("a used token whose successor was used too ends the session, and nothing of it works any more", async ({
  instance: { origin },
}) => {
  const ann = await signUpClient(origin);
  const { refresh_token: first } = await connectApp(origin, ann);
  const second = await refreshed(origin, first);
  const third = await refreshed(origin, second.refresh_token);
  const app = withAccessToken(ann, third.access_token);
  expect((await ask(origin, app)).status).toBe(200);
  expect((await refresh(origin, first)).status).toBe(400);
  expect(await ask(origin, app)).toEqual({ status: 401, code: "session_ended", reason: "refresh_reuse" });
  expect((await refresh(origin, third.refresh_token)).status).toBe(400);
  expect((await ask(origin, ann)).status).toBe(200);
});

test("a token that is being asked for again gives nothing once its session was signed out", async ({
  instance: { origin },
}) => {
  const ann = await signUpClient(origin);
  const { refresh_token: first } = await connectApp(origin, ann);
  await refreshed(origin, first);
  expect((await signOutClient(origin, ann)).status).toBe(200);
  const { status, text } = await refresh(origin, first);
  expect([status, JSON.parse(text)]).toEqual([
    400,
    expect.objectContaining({ error: "invalid_grant", reason: "user" }),
  ]);
});

function encode(part: unknown): string {
  return Buffer.from(JSON.stringify(part)).toString("base64url");
}

const partsSchema = z.tuple([z.string(), z.string(), z.string()]);
const objectSchema = z.record(z.string(), z.unknown());

function decode(part: string): Record<string, unknown> {
  return objectSchema.parse(JSON.parse(Buffer.from(part, "base64url").toString()));
}

test("forged, changed and doubled credentials are refused on the wire", async ({ instance: { origin } }) => {
  const ann = await signUpClient(origin);
  const { access_token: token } = await connectApp(origin, ann);
  const [header, payload, signature] = partsSchema.parse(token.split("."));
  const publicKey = (await send(origin, "GET", "/.well-known/jwks.json")).text;
  const hmac = (text: string) => createHmac("sha256", publicKey).update(text).digest("base64url");
  const withHeader = (changes: object) => `${encode({ ...decode(header), ...changes })}.${payload}.${signature}`;
  const hs256 = `${encode({ ...decode(header), alg: "HS256" })}.${payload}`;
  const forgeries = {
    "alg none": `${encode({ alg: "none", typ: "at+jwt" })}.${payload}.`,
    "alg none with our header": `${encode({ ...decode(header), alg: "none" })}.${payload}.`,
    "HMAC with the public key": `${hs256}.${hmac(hs256)}`,
    "a header with jku": withHeader({ jku: "https://attacker.example/jwks.json" }),
    "a header with jwk": withHeader({ jwk: { kty: "EC" } }),
    "another kid": withHeader({ kid: "00000000-0000-4000-8000-000000000000" }),
    "a kid that is a path": withHeader({ kid: "../../etc/passwd" }),
    "another type": withHeader({ typ: "JWT" }),
    "another audience": `${header}.${encode({ ...decode(payload), aud: "https://other.example" })}.${signature}`,
    "a later end": `${header}.${encode({ ...decode(payload), exp: 4_102_444_800 })}.${signature}`,
    "no signature": `${header}.${payload}.`,
  };
  for (const [what, forged] of Object.entries(forgeries)) {
    const { status, code } = await ask(origin, withAccessToken(ann, forged));
    expect([what, status, code]).toEqual([what, 401, "invalid_token"]);
  }
  const bearer = withAccessToken(ann, token);
  expect(await ask(origin, bearer)).toMatchObject({ status: 200 });
  const both = { ...ann, headers: { ...bearer.headers, ...ann.headers } };
  expect(await ask(origin, both)).toMatchObject({ status: 401, code: "ambiguous_credentials" });
  const twice = { authorization: [`Bearer ${token}`, "Bearer x"], "x-user-id": ann.id };
  expect((await send(origin, "GET", "/api/me", { headers: twice })).response.statusCode).not.toBe(500);
  const { "x-user-id": _id, ...anonymous } = bearer.headers;
  expect(await ask(origin, { ...bearer, headers: anonymous })).toMatchObject({
    status: 401,
    code: "user_header_missing",
  });
});

test(`none of ${LATE_CALLS} calls of an app is accepted after the answer to the sign-out of the session that connected it`, async ({
  instance: { origin },
}) => {
  const ann = await signUpClient(origin);
  const app = withAccessToken(ann, (await connectApp(origin, ann)).access_token);
  expect((await ask(origin, app)).status).toBe(200);
  expect(await signOutClient(origin, ann)).toMatchObject({ status: 200, body: { apps: 1 } });
  const answers = [];
  while (answers.length < LATE_CALLS)
    answers.push(...(await Promise.all(Array.from({ length: CALLS_AT_ONCE }, () => ask(origin, app)))));
  const others = answers.filter(({ status, reason }) => status !== 401 || reason !== "user");
  expect(others).toEqual([]);
});
