import "server-only";
import { randomUUID } from "node:crypto";
import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import pg from "pg";
import { vi } from "vitest";
import { db, pool } from "@/lib/db";
import type { Handler } from "aurora-session/http";
import { withLaunchedRequest } from "@/lib/process/launched-request";
import { hashPassword } from "@/lib/password/password";
import { readCredentials, createSession, type CreatedSession, database, readSessionEpoch } from "aurora-session/core";
import { requireDeclared } from "@/testing/helpers/declared-answer";

const ORIGIN = "http://localhost:3000";
// The same for all, so that tests can compare answers.
const REQUEST_ID = "0198c0de-1234-7abc-8000-0123456789ab";

type Sent = {
  readonly headers?: HeadersInit;
  readonly body?: unknown;
  /** The dynamic segments of the address. */
  readonly params?: Readonly<Record<string, string>>;
  /** The client's address, as our launcher finds it. Without it, the app runs as on a platform, without our launcher. */
  readonly address?: string | null;
};

/** The device of every test session. */
export const TEST_DEVICE = {
  name: "Firefox on Linux",
  userAgent: "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
  addressHash: null,
  addressTruncated: "203.0.113.0/24",
};

/** Runs something as our launcher runs the handler of a request from an address. */
export function launchedFrom<Result>(address: string | null, run: () => Result): Result {
  const response = new ServerResponse(new IncomingMessage(new Socket()));
  return withLaunchedRequest({ response, id: REQUEST_ID, address, isFromHere: address === "127.0.0.1" }, run);
}

/** A browser, or a curl with a cookie jar, for tests: it calls route handlers as Next does, and keeps cookies. */
export class TestBrowser {
  readonly cookies = new Map<string, string>();

  /** Calls a handler, and throws if its answer is none that it declares. Text and a blob go out as they are, anything else as JSON. A `cookie` header given replaces the jar's. */
  async send(handler: Handler, method: string, path: string, sent: Sent = {}): Promise<Response> {
    const { headers, body, params, address } = sent;
    const all = new Headers(headers);
    if (!all.has("user-agent")) all.set("user-agent", TEST_DEVICE.userAgent);
    if (!all.has("cookie") && this.cookies.size > 0) all.set("cookie", this.cookieHeader());
    if (body !== undefined && !all.has("content-type")) all.set("content-type", "application/json");
    const raw = typeof body === "string" || body instanceof Blob ? body : JSON.stringify(body);
    const init = { method, headers: all, ...(body !== undefined && { body: raw }) };
    const answer = () => handler(new Request(new URL(path, ORIGIN), init), { params: Promise.resolve(params ?? {}) });
    const response = await (address === undefined ? answer() : launchedFrom(address, answer));
    for (const line of response.headers.getSetCookie()) this.keep(line);
    if (handler.operation !== undefined) await requireDeclared(handler.operation, method, response);
    return response;
  }

  cookieHeader(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  /** The value of `aurora.<name>`. Throws if there is none. */
  cookie(name: string): string {
    const value = this.cookies.get(`aurora.${name}`);
    if (value === undefined) throw new Error(`This browser has no cookie aurora.${name}.`);
    return value;
  }

  /** Another holder of the same cookies, as a thief is. */
  copy(): TestBrowser {
    const copied = new TestBrowser();
    for (const [name, value] of this.cookies) copied.cookies.set(name, value);
    return copied;
  }

  private keep(line: string): void {
    const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (/; Max-Age=0(;|$)/.test(line)) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}

export const TEST_PASSWORD = "a quiet morning by the sea";
let passwordHash: Promise<string> | undefined;

export type TestUser = { readonly id: string; readonly email: string };

/** Creates a user for one test, with {@link TEST_PASSWORD}. */
export async function createTestUser(): Promise<TestUser> {
  passwordHash ??= hashPassword(TEST_PASSWORD);
  const email = `${randomUUID()}@example.com`;
  return db().user.create({ data: { email, passwordHash: await passwordHash }, select: { id: true, email: true } });
}

/** Returns the user's epoch, which a sign-in reads before it looks at the password. */
export async function sessionEpochOf({ id }: Pick<TestUser, "id">): Promise<number> {
  return readSessionEpoch(database, id);
}

/** A new session of a user, as a sign-in that began under an epoch makes it. */
export async function createTestSession(user: TestUser, sessionEpoch: number): Promise<CreatedSession> {
  return createSession({
    userId: user.id,
    sessionEpoch,
    device: TEST_DEVICE,
    provider: "password",
    persistent: false,
    replaces: readCredentials(new Headers()),
  });
}

/** A browser in which a user (a new one, unless given) is signed in. `as` is the header that protected routes ask for. */
export async function signedIn(given?: TestUser): Promise<{
  browser: TestBrowser;
  user: TestUser;
  sessionId: string;
  token: string;
  as: { headers: { "x-user-id": string } };
}> {
  const user = given ?? (await createTestUser());
  const { token, sessionId } = await createTestSession(user, await sessionEpochOf(user));
  const browser = new TestBrowser();
  browser.cookies.set("aurora.session", token);
  browser.cookies.set("aurora.sid", sessionId);
  return { browser, user, sessionId, token, as: { headers: { "x-user-id": user.id } } };
}

/** Returns how a session ended, by its row, or null while nothing has ended it. */
export async function endReasonOf(sessionId: string): Promise<string | null> {
  const { endReason } = await db().session.findUniqueOrThrow({ where: { id: sessionId }, select: { endReason: true } });
  return endReason;
}

/** Runs SQL, to move times of a row as if they had passed. */
export async function execute(statement: string, values: readonly unknown[] = []): Promise<void> {
  await pool().query(statement, [...values]);
}

/** Goes on as if the database had no token from before tokens had a check: others' tests write sessions by hand. Call it first. */
export async function forgetUncheckedTokens(): Promise<void> {
  await execute(`
    INSERT INTO "TokenKey" (id, key) VALUES (1, 'the key of tests')
    ON CONFLICT (id) DO UPDATE SET "uncheckedUntil" = NULL`);
  delete globalThis.auroraSessionState?.tokenKeys;
}

/** Returns how many SQL statements the process sends while something runs, without those that begin a new connection. */
export async function countStatements(run: () => Promise<unknown>): Promise<number> {
  const sent = vi.spyOn(pg.Client.prototype, "query");
  try {
    await run();
    return sent.mock.calls.filter(([query]) => !isSetting(query)).length;
  } finally {
    sent.mockRestore();
  }
}

/**
 * Returns how many round trips to the database the process waits for while something runs: statements that are sent on one
 * connection while another one is under way there take one together.
 */
export async function countRoundTrips(run: () => Promise<unknown>): Promise<number> {
  const send: (...given: readonly unknown[]) => unknown = Reflect.get(pg.Client.prototype, "query");
  const underWay = new Map<pg.Client, number>();
  let trips = 0;
  const sent = vi.spyOn(pg.Client.prototype, "query").mockImplementation(function (
    this: pg.Client,
    ...given: unknown[]
  ) {
    const before = underWay.get(this) ?? 0;
    if (before === 0 || !this.pipeline) trips += isSetting(given[0]) ? 0 : 1;
    underWay.set(this, before + 1);
    const answer = Reflect.apply(send, this, given);
    const settle = async () => {
      await Promise.allSettled([answer]);
      underWay.set(this, (underWay.get(this) ?? 1) - 1);
    };
    settle().catch(console.error);
    return answer;
  });
  try {
    await run();
    return trips;
  } finally {
    sent.mockRestore();
  }
}

function isSetting(query: unknown): boolean {
  return String(Reflect.get(Object(query), "text")).includes(" AS setting ");
}

/** Makes a session one in which no factor was given for an hour. */
export async function makeStale(sessionId: string): Promise<void> {
  await execute(
    `UPDATE "Session" SET "authenticatedAt" = now() - interval '1 hour' WHERE id = $1 AND "endedAt" IS NULL`,
    [sessionId],
  );
}
