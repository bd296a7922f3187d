import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { z } from "zod";
import { POST as login } from "@/app/api/auth/login/route";
import { GET, POST } from "@/app/api/auth/[...nextauth]/route";
import { POST as forgot } from "@/app/api/account/password/forgot/route";
import { POST as reset } from "@/app/api/account/password/reset/route";
import { GET as me } from "@/app/api/me/route";
import { closeDatabase, pool } from "@/lib/db";
import { ask, makeFormer } from "./test-former-database.ts";
import { TestBrowser } from "@/testing/helpers/test-browser";
import { mailedSecretTo } from "@/testing/helpers/test-mail";
import { startTestProvider, type TestProvider } from "@/testing/helpers/test-provider";
import { aurora } from "@/cli/aurora/test-command";

const own = String(process.env["DATABASE_URL"]);
let provider: TestProvider;

beforeAll(async () => {
  const { url } = await makeFormer({}, { history: true });
  await ask(
    url,
    `INSERT INTO "Account" ("userId", type, provider, "providerAccountId")
     SELECT id, 'oidc', 'oidc', 'sub-of-300@example.com' FROM "User" WHERE email = 'person.300@example.com'`,
  );
  const moved = await aurora(["move", "--database", url, "--apply", "--same-email", "verified"]);
  expect([moved.code, moved.error]).toEqual([0, ""]);
  provider = await startTestProvider("aurora");
  await closeDatabase();
  vi.stubEnv("DATABASE_URL", url);
  vi.stubEnv("AUTH_OIDC_ISSUER", provider.issuer);
  vi.stubEnv("AUTH_OIDC_ID", "aurora");
  vi.stubEnv("AUTH_OIDC_SECRET", "a client secret of tests");
});
afterAll(async () => {
  provider.stop();
  await closeDatabase();
  vi.stubEnv("DATABASE_URL", own);
});

async function idOf(email: string): Promise<string> {
  const { rows } = await pool().query<{ id: string }>(`SELECT id FROM "User" WHERE email = $1`, [email]);
  return rows[0]?.id ?? "";
}

async function namedBy(browser: TestBrowser, id: string): Promise<unknown> {
  const answer = await browser.send(me, "GET", "/api/me", { headers: { "x-user-id": id } });
  return [answer.status, z.object({ user: z.object({ name: z.string() }) }).parse(await answer.json()).user.name];
}

test("somebody who was moved signs in by their provider, into the account that they had", async () => {
  const browser = new TestBrowser();
  const { csrfToken } = z
    .object({ csrfToken: z.string() })
    .parse(await (await browser.send(GET, "GET", "/api/auth/csrf")).json());
  const body = new URLSearchParams({ csrfToken, callbackUrl: "/dashboard" }).toString();
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  const answer = await browser.send(POST, "POST", "/api/auth/signin/oidc", { headers, body });
  const asked = new URL(answer.headers.get("location") ?? "nowhere:").searchParams;
  const code = provider.grant({ email: "sub-of-300@example.com", nonce: asked.get("nonce") });
  const back = new URLSearchParams({ code, state: asked.get("state") ?? "" });
  await browser.send(GET, "GET", `/api/auth/callback/oidc?${back.toString()}`);
  expect(await namedBy(browser, await idOf("person.300@example.com"))).toEqual([200, "Person 300"]);
});

test("somebody who had mailed links only chooses a password by mail, and signs in with it", async () => {
  const email = "person.400@example.com";
  const browser = new TestBrowser();
  await browser.send(forgot, "POST", "/api/account/password/forgot", { body: { email } });
  const secret = await mailedSecretTo(email, "Choose a new password");
  const password = "a quiet evening in the hills";
  const done = await browser.send(reset, "POST", "/api/account/password/reset", {
    body: { secret, newPassword: password },
  });
  expect(done.ok).toBe(true);
  expect((await browser.send(login, "POST", "/api/auth/login", { body: { email, password } })).ok).toBe(true);
  expect(await namedBy(browser, await idOf(email))).toEqual([200, "Person 400"]);
});

test("the command's other answers are the command line's: the state, the drift, and a wrong use", async () => {
  expect(await aurora(["migrate", "--status"])).toMatchObject({
    code: 0,
    output: expect.not.stringMatching(/not applied|another/),
  });
  expect(await aurora(["move"])).toMatchObject({
    code: 0,
    output: expect.stringMatching(/^This database was moved already/),
  });
  expect(JSON.parse((await aurora(["move", "--drop", "--json"])).output)).toMatchObject({
    done: false,
    gone: expect.any(Array),
  });
  expect(await aurora(["move", "--apply", "--undo"])).toMatchObject({ code: 2, output: "" });
  const undone = await aurora(["move", "--undo"]);
  expect([undone.code, undone.output]).toEqual([0, expect.stringMatching(/^Taken back/)]);
  const again = await aurora(["move", "--undo"]);
  expect([again.code, again.error]).toEqual([1, expect.stringMatching(/^There is nothing to take back here/)]);
  expect(await aurora(["move"])).toMatchObject({ code: 1, output: expect.stringContaining("This stops it") });
});
