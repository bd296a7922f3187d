import { randomUUID } from "node:crypto";
import { request, type APIRequestContext, type BrowserContext, type Page } from "@playwright/test";
import pg from "pg";
import type { Instance } from "@/testing/servers/instance";
import { clickHydrated } from "@/e2e/click-hydrated";
import { expect } from "@/e2e/patient-expect";
import { signedUpSchema } from "@/lib/api-schemas";

/** Somebody with an account of their own, made for one test. */
export type Person = { readonly id: string; readonly email: string; readonly password: string; readonly name: string };

/** Signs somebody new up through the API; the context's browser then holds their session. */
export async function signUp(
  context: BrowserContext,
  name = "Ann Archer",
  email = `${randomUUID()}@example.com`,
): Promise<Person> {
  const password = `violet harbour ${randomUUID()}`;
  const response = await context.request.post("/api/auth/signup", { data: { email, password, name } });
  expect(response.status()).toBe(201);
  const { user } = signedUpSchema.parse(await response.json());
  return { id: user.id, email, password, name };
}

/** Signs somebody in through the API; the context's browser then holds that session. */
export async function signIn(context: BrowserContext, { email, password }: Person, remember = false): Promise<void> {
  const response = await context.request.post("/api/auth/login", { data: { email, password, remember } });
  expect(response.status()).toBe(200);
}

/** A browser that isn't the one of the tests, as it introduces itself. */
const FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0";

/** Signs somebody in with a browser of another kind, on a device of its own. */
export async function signInElsewhere(
  { origin }: Instance,
  { email, password }: Person,
  userAgent = FIREFOX,
): Promise<void> {
  const headers = { "content-type": "application/json", "user-agent": userAgent };
  const body = JSON.stringify({ email, password });
  const answer = await fetch(`${origin}/api/auth/login`, { method: "POST", headers, body });
  expect(answer.status).toBe(200);
}

/** Opens the dashboard and waits until its data is there. */
export async function openDashboard(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto("/dashboard");
  await expectDashboard(page);
  return page;
}

/** Opens the devices page. */
export async function openDevices(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto("/account/sessions");
  await expect(page.getByRole("heading", { level: 1, name: "Devices" })).toBeVisible();
  return page;
}

/** Sends the sign-in form of a page. */
export async function sendSignIn(page: Page, { email, password }: Pick<Person, "email" | "password">): Promise<void> {
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

/** Waits for the dashboard with its data. */
export async function expectDashboard(page: Page): Promise<void> {
  await expect(page.getByRole("heading", { level: 1, name: "Dashboard" })).toBeVisible();
  await expect(page.getByText("Account created")).toBeVisible();
}

/** Opens the confirmation dialog. */
export async function askToSignOut(page: Page) {
  await clickHydrated(page.getByRole("banner").getByRole("button", { name: "Sign out" }));
  const dialog = page.getByRole("alertdialog", { name: "Sign out?" });
  await expect(dialog).toBeVisible();
  return dialog;
}

/** Signs out through the dialog, up to the click that confirms. */
export async function confirmSignOut(page: Page): Promise<void> {
  const dialog = await askToSignOut(page);
  await dialog.getByRole("button", { name: "Sign out" }).click();
}

/** Lets an hour pass since somebody last gave a factor: their sessions are not fresh any more. */
export async function makeStale(instance: Instance, { id }: Person): Promise<void> {
  await query(instance, `UPDATE "Session" SET "authenticatedAt" = now() - interval '1 hour' WHERE "userId" = $1`, id);
}

/** Lets a month pass since somebody last did anything: their sessions are over for want of use. */
export async function letIdleOut(instance: Instance, { id }: Person): Promise<void> {
  await query(instance, `UPDATE "Session" SET "lastActiveAt" = now() - interval '30 days' WHERE "userId" = $1`, id);
}

/** Lets the last minute of somebody's sessions begin, before they are over for want of use. */
export async function letIdleAlmostOut(instance: Instance, { id }: Person): Promise<void> {
  const almost = `"lastActiveAt" = now() - make_interval(secs => "idleTimeoutSeconds" - 55)`;
  await query(instance, `UPDATE "Session" SET ${almost} WHERE "userId" = $1`, id);
}

/** Lets somebody's sessions be over when nobody did anything for this many seconds. Pages that are opened from now on know it. */
export async function shortenIdle(
  instance: Pick<Instance, "databaseUrl">,
  { id }: Person,
  seconds: number,
): Promise<void> {
  await query(instance, `UPDATE "Session" SET "idleTimeoutSeconds" = ${seconds} WHERE "userId" = $1`, id);
}

/** Leaves somebody's sessions this many seconds until their absolute end. None is over already. */
export async function letLifetimeEnd(instance: Instance, { id }: Person, seconds = 0): Promise<void> {
  const end = `"expiresAt" = now() + make_interval(secs => ${seconds})`;
  await query(instance, `UPDATE "Session" SET ${end} WHERE "userId" = $1`, id);
}

/**
 * Lets time pass on the clock of a context's pages, so that they send now the requests that they send every 15 seconds.
 * Their clock must have been installed before they were opened (`context.clock.install()`).
 */
export async function letTimePass(context: BrowserContext, seconds = 20): Promise<void> {
  await context.clock.fastForward(seconds * 1000);
}

/** What is told of a session: its place, its name, and how long ago it began and was used. */
type Told = {
  readonly address: string;
  readonly ownName: string | null;
  readonly begunHours: number;
  readonly activeMinutes: number;
};

/** Lets the sessions of a browser be such ones, without ending them for want of use. */
export async function letSessionBe(instance: Instance, userAgent: string, told: Told): Promise<void> {
  const { address, ownName, begunHours, activeMinutes } = told;
  const sql = `UPDATE "Session" SET "addressTruncated" = $2, "ownName" = $3, "createdAt" = now() - make_interval(hours => $4::int),
    "lastActiveAt" = now() - make_interval(mins => $5::int), "idleTimeoutSeconds" = 2592000, "expiresAt" = now() + interval '20 days'
    WHERE "userAgent" = $1`;
  await query(instance, sql, userAgent, address, ownName, String(begunHours), String(activeMinutes));
}

/** Confirms somebody's address, as the link of their mail does. */
export async function confirmEmail(instance: Instance, { id }: Person): Promise<void> {
  await query(instance, `UPDATE "User" SET "emailVerified" = now() WHERE "id" = $1`, id);
}

/** Makes somebody an administrator, as the command line does. */
export async function promote(instance: Instance, { id }: Person): Promise<void> {
  await query(instance, `UPDATE "User" SET "role" = 'admin' WHERE "id" = $1`, id);
}

/** Lets this many mails to somebody have been sent in the last days, and one before them have failed. */
export async function haveMailed(instance: Instance, { id, email }: Person, sent: number): Promise<void> {
  const insert = `INSERT INTO "Mail" (recipient, "userId", kind, subject, text, "createdAt", "nextAttemptAt", "sentAt")
    SELECT $2, $1::uuid, kind, '', '', at, NULL, sent FROM (`;
  const ago = `now() - make_interval(hours => hours)`;
  const mails = `SELECT 'newDevice', ${ago}, ${ago} FROM generate_series(1, ${sent}) hours
    UNION ALL SELECT 'passwordChanged', now() - interval '30 days', NULL) AS mails (kind, at, sent)`;
  await query(instance, insert + mails, id, email);
}

/** Takes all mail away that waits in the outbox. */
export async function emptyOutbox(instance: Instance): Promise<void> {
  await query(instance, `DELETE FROM "Mail"`);
}

/** Takes everybody away, and with them their sessions and mail: the next person finds an installation like new. */
export async function forgetEverybody(instance: Instance): Promise<void> {
  await query(instance, `DELETE FROM "User"`);
  await emptyOutbox(instance);
}

async function query(
  { databaseUrl }: Pick<Instance, "databaseUrl">,
  sql: string,
  ...values: (string | null)[]
): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(sql, values);
  await client.end();
}

const userAgents = new Map<string, string>();

/** Returns the user agent of a context's browser. A copy of its cookie is dead on any other device. */
export async function userAgentOf(context: BrowserContext): Promise<string> {
  const version = context.browser()?.version() ?? "";
  const known = userAgents.get(version);
  if (known !== undefined) return known;
  const page = await context.newPage();
  const userAgent = await page.evaluate(() => navigator.userAgent);
  await page.close();
  userAgents.set(version, userAgent);
  return userAgent;
}

/** The value of the session cookie that a context's browser holds. */
export async function sessionCookie(context: BrowserContext): Promise<string> {
  const cookie = (await context.cookies()).find(({ name }) => name === "aurora.session");
  if (cookie === undefined) throw new Error("This browser holds no session cookie.");
  return cookie.value;
}

/** Another holder of the session's cookie, who seems to be on the same device, and whom that browser's network does not concern. */
export async function copySession(
  context: BrowserContext,
  { id }: Person,
  { origin }: Pick<Instance, "origin">,
): Promise<APIRequestContext> {
  const cookie = `aurora.session=${await sessionCookie(context)}`;
  return request.newContext({
    baseURL: origin,
    userAgent: await userAgentOf(context),
    extraHTTPHeaders: { cookie, "x-user-id": id },
  });
}
