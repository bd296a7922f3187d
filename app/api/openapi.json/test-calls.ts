import { randomUUID } from "node:crypto";
import { connectedApp } from "@/app/api/test-client";
import { pictureSchema } from "@/lib/profile/profile-schemas";
import { newestMailTo } from "@/testing/helpers/test-mail";
import { createTestUser, execute, signedIn, TEST_PASSWORD, TestBrowser } from "@/testing/helpers/test-browser";

const NEW_PASSWORD = "another quiet morning";

/** A call of an operation: the browser that calls, and the request. */
export type DocumentedCall = {
  readonly browser: TestBrowser;
  readonly headers?: Record<string, string>;
  readonly id?: string;
  readonly query?: string;
  readonly body?: unknown;
};

/** Sends another operation, which has to happen before. */
type Send = (operation: string, call: DocumentedCall) => Promise<Response>;

type Prepare = (send: Send) => Promise<DocumentedCall>;

async function caller() {
  const { browser, user, sessionId, as } = await signedIn();
  return { browser, user, sessionId, headers: as.headers };
}

async function administrator(body: Partial<DocumentedCall>): Promise<DocumentedCall> {
  const { browser, user, headers } = await caller();
  await execute(`UPDATE "User" SET role = 'admin' WHERE id = $1`, [user.id]);
  return { browser, headers, ...body };
}

async function secretMailedTo(recipient: string): Promise<string> {
  const [, secret = ""] = /\?secret=([\w-]{43})/.exec((await newestMailTo(recipient)).text) ?? [];
  return secret;
}

async function changedEmail(send: Send) {
  const { browser, user, headers } = await caller();
  const email = `${randomUUID()}@example.com`;
  await send("post /api/account/email", { browser, headers, body: { email } });
  return { user, email };
}

// The beginning of a PNG, which is all that is looked at.
const PICTURE = { picture: "iVBORw0KGgo=" };

const stranger = () => new TestBrowser();
const secret = (value: string): DocumentedCall => ({ browser: stranger(), body: { secret: value } });
const asUser = async (body?: unknown): Promise<DocumentedCall> => ({ ...(await caller()), body });

/** For each documented operation the calls that succeed, with everything that has to happen before them. */
export const CALLS: Readonly<Record<string, readonly Prepare[]>> = {
  "post /api/auth/signup": [
    async () => ({ browser: stranger(), body: { email: `${randomUUID()}@example.com`, password: NEW_PASSWORD } }),
  ],
  "post /api/auth/login": [
    async () => ({ browser: stranger(), body: { ...(await credentials()), remember: true } }),
    async () => ({ browser: stranger(), body: { ...(await credentials()), client: { name: "Build robot" } } }),
  ],
  "post /api/auth/logout": [() => asUser(), () => asUser({ scope: "all" }), async () => ({ browser: stranger() })],
  "get /api/me": [() => asUser(), asClient],
  "get /api/auth/sessions": [() => asUser()],
  "delete /api/auth/sessions": [
    async () => ({ ...(await caller()), query: "?scope=others" }),
    async () => ({ ...(await caller()), query: "?scope=all" }),
  ],
  "patch /api/auth/sessions/{id}": [
    async () => {
      const { sessionId, ...rest } = await caller();
      return { ...rest, id: sessionId, body: { name: "Kitchen" } };
    },
  ],
  "delete /api/auth/sessions/{id}": [
    async () => {
      const { sessionId, ...rest } = await caller();
      return { ...rest, id: sessionId };
    },
  ],
  "post /api/auth/reauthenticate": [() => asUser({ password: TEST_PASSWORD })],
  "post /api/auth/reauthenticate/code": [
    async () => {
      const { user, ...rest } = await caller();
      await execute(`UPDATE "User" SET "passwordHash" = NULL WHERE id = $1`, [user.id]);
      return rest;
    },
  ],
  "post /api/auth/activity": [() => asUser()],
  "get /api/auth/events": [() => asUser(), asClient],
  "get /api/activity": [() => asUser(), async () => ({ ...(await caller()), query: "?kind=sign_ins&limit=1" })],
  "get /api/activity/daily": [() => asUser()],
  "get /api/account/export": [() => asUser()],
  "get /api/account/mails": [() => asUser(), async () => ({ ...(await caller()), query: "?limit=1" })],
  "patch /api/account/profile": [() => asUser({ name: "Ann Archer" }), () => asUser({})],
  "get /api/account/picture": [
    async (send) => {
      const { browser, headers } = await caller();
      const answer = await send("put /api/account/picture", { browser, headers, body: PICTURE });
      const { image } = pictureSchema.parse(await answer.json());
      return { browser, query: image?.slice("/api/account/picture".length) ?? "" };
    },
  ],
  "put /api/account/picture": [() => asUser(PICTURE)],
  "delete /api/account/picture": [() => asUser()],
  "post /api/account/password": [() => asUser({ currentPassword: TEST_PASSWORD, newPassword: NEW_PASSWORD })],
  "post /api/account/password/forgot": [
    async () => ({ browser: stranger(), body: { email: (await createTestUser()).email } }),
    async () => ({ browser: stranger(), body: { email: "nobody@example.com" } }),
  ],
  "post /api/account/password/reset": [
    async (send) => {
      const { email } = await createTestUser();
      await send("post /api/account/password/forgot", { browser: stranger(), body: { email } });
      return { browser: stranger(), body: { secret: await secretMailedTo(email), newPassword: NEW_PASSWORD } };
    },
  ],
  "post /api/account/email": [() => asUser({ email: `${randomUUID()}@example.com` })],
  "post /api/account/email/confirm": [async (send) => secret(await secretMailedTo((await changedEmail(send)).email))],
  "post /api/account/email/verification": [() => asUser(), asClient],
  "post /api/account/email/verify": [
    async (send) => {
      const { browser, user, headers } = await caller();
      await send("post /api/account/email/verification", { browser, headers });
      return secret(await secretMailedTo(user.email));
    },
  ],
  "post /api/account/email/undo": [
    async (send) => {
      const { user, email } = await changedEmail(send);
      await send("post /api/account/email/confirm", secret(await secretMailedTo(email)));
      return secret(await secretMailedTo(user.email));
    },
  ],
  "post /api/account/report": [
    async (send) => {
      const body = await credentials();
      await send("post /api/auth/login", { browser: stranger(), body });
      return secret(await secretMailedTo(body.email));
    },
  ],
  "post /api/account/secure": [() => asUser()],
  "get /api/account/sign-in-methods": [() => asUser(), asClient],
  "delete /api/account/sign-in-methods/{id}": [
    async () => {
      const { user, ...rest } = await caller();
      const link = `INSERT INTO "Account" ("userId", type, provider, "providerAccountId") VALUES ($1, 'oidc', 'oidc', $2)`;
      await execute(link, [user.id, randomUUID()]);
      return { ...rest, id: "oidc" };
    },
  ],
  "delete /api/account": [() => asUser()],
  "post /api/auth/clients": [() => asUser({ name: "Build robot" })],
  "post /api/auth/token": [
    async () => {
      const { tokens } = await connectedApp();
      return { browser: stranger(), body: { grant_type: "refresh_token", refresh_token: tokens.refresh_token } };
    },
  ],
  "post /api/auth/revoke": [
    async () => ({ browser: stranger(), body: { token: (await connectedApp()).tokens.refresh_token } }),
    async () => ({ browser: stranger(), body: { token: "nobody's" } }),
  ],
  "post /api/auth/introspect": [
    async () => asService((await connectedApp()).tokens.access_token),
    async () => asService((await connectedApp()).tokens.refresh_token),
    async () => asService("nobody's"),
  ],
  "get /api/auth/ended": [
    async () => ({ browser: stranger(), headers: AS_SERVICE }),
    async (send) => {
      const { tokens } = await connectedApp();
      await send("post /api/auth/revoke", { browser: stranger(), body: { token: tokens.refresh_token } });
      return { browser: stranger(), headers: AS_SERVICE, query: "?limit=1&wait=1" };
    },
  ],
  "get /api/admin/users": [() => administrator({}), () => administrator({ query: "?show=signed_in&limit=2" })],
  "get /api/admin/users/{id}": [async () => administrator({ id: (await caller()).user.id })],
  "get /api/admin/users/{id}/activity": [async () => administrator({ id: (await caller()).user.id })],
  "delete /api/admin/users/{id}/sessions": [async () => administrator({ id: (await caller()).user.id })],
  "delete /api/admin/sessions/{id}": [async () => administrator({ id: (await caller()).sessionId })],
  "post /api/admin/users/{id}/disable": [async () => administrator({ id: (await caller()).user.id })],
  "post /api/admin/users/{id}/enable": [async () => administrator({ id: (await caller()).user.id })],
  "post /api/admin/users/{id}/require-password": [async () => administrator({ id: (await caller()).user.id })],
  "get /api/health/live": [async () => ({ browser: stranger() })],
  "get /api/health/ready": [async () => ({ browser: stranger() })],
};

async function credentials() {
  return { email: (await createTestUser()).email, password: TEST_PASSWORD };
}

async function asClient(): Promise<DocumentedCall> {
  const { user, tokens } = await connectedApp();
  const headers = { "x-user-id": user.id, authorization: `Bearer ${tokens.access_token}` };
  return { browser: stranger(), headers };
}

/** The secret by which we know another service. */
export const INTROSPECTION_SECRET = "a secret of tests, and of nothing else";

const AS_SERVICE = { authorization: `Bearer ${INTROSPECTION_SECRET}` };

function asService(token: string): DocumentedCall {
  return { browser: stranger(), headers: AS_SERVICE, body: { token } };
}
