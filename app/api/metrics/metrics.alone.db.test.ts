import { randomUUID } from "node:crypto";
import { beforeAll, expect, test, vi } from "vitest";
import * as metrics from "@/app/api/metrics/route";
import * as password from "@/app/api/account/password/route";
import * as events from "@/app/api/auth/events/route";
import * as login from "@/app/api/auth/login/route";
import * as logout from "@/app/api/auth/logout/route";
import * as session from "@/app/api/auth/sessions/[id]/route";
import * as sessions from "@/app/api/auth/sessions/route";
import * as me from "@/app/api/me/route";
import { connectedApp, refresh, refreshed } from "@/app/api/test-client";
import { createSession, endAllSessions, readCredentials, startBus, transact } from "aurora-session/core";
import { disableAccount, endAllUserSessions, endUserSessionById } from "@/lib/admin/administer";
import { pool } from "@/lib/db";
import { pruneOnce } from "@/lib/maintenance/prune";
import { processState } from "@/lib/process/process-state";
import { startTelemetry } from "@/lib/telemetry/start-telemetry";
import {
  createTestUser,
  execute,
  sessionEpochOf,
  signedIn,
  TEST_DEVICE,
  TEST_PASSWORD,
  TestBrowser,
} from "@/testing/helpers/test-browser";

const SECRET = "a secret of tests, for who scrapes";

beforeAll(async () => {
  vi.stubEnv("METRICS_SECRET", SECRET);
  vi.stubEnv("MAX_SESSIONS_PER_USER", "4");
  await startTelemetry();
});

async function ask(authorization?: string, method: "GET" | "HEAD" | "POST" = "GET"): Promise<Response> {
  const headers = authorization === undefined ? {} : { authorization };
  return new TestBrowser().send(metrics[method], method, "/api/metrics", { headers });
}

/** Returns the samples of a metric that are not 0, by the values of their labels. */
async function samplesOf(name: string): Promise<Record<string, number>> {
  const text = await (await ask(`Bearer ${SECRET}`)).text();
  const samples = [...text.matchAll(new RegExp(`^${name}(?:\\{(.*)\\})? (\\S+)$`, "gm"))].map(
    ([, labels = "", value]) => [[...labels.matchAll(/"([^"]*)"/g)].map(([, each]) => each).join(" "), Number(value)],
  );
  return Object.fromEntries(samples.filter(([, value]) => value !== 0));
}

/** Returns the counts of a query with the columns `name` and `count`. */
async function countsOf(query: string): Promise<Record<string, number>> {
  // PostgreSQL's sums and counts are texts.
  const { rows } = await pool().query<{ name: string; count: string }>(query);
  return Object.fromEntries(rows.map(({ name, count }) => [name, Number(count)]));
}

test("figures are for whoever knows the secret, never cached, and only read", async () => {
  for (const wrong of [undefined, "Bearer", `Bearer ${SECRET}x`, `Bearer ${SECRET.slice(1)}`, `Basic ${SECRET}`])
    expect((await ask(wrong)).status).toBe(401);
  const answer = await ask(`Bearer ${SECRET}`);
  expect([answer.status, answer.headers.get("content-type"), answer.headers.get("cache-control")]).toEqual([
    200,
    "text/plain; version=0.0.4; charset=utf-8",
    "no-store",
  ]);
  const text = await answer.text();
  for (const line of text.split("\n").filter((each) => each !== ""))
    expect(line).toMatch(/^(# (HELP|TYPE) \w+ .+|\w+(\{(\w+="[^"]*",?)+\})? \S+)$/);
  expect(text).toContain("# TYPE aurora_endings_total counter\n");
  expect(text).toContain('aurora_endings_total{reason="idle",kind="app"} 0\n');
  expect(text).toContain("# TYPE aurora_commit_to_told_seconds histogram\n");
  expect(text).toContain("\nprocess_resident_memory_bytes ");
  const head = await ask(`Bearer ${SECRET}`, "HEAD");
  expect([head.status, await head.text()]).toEqual([200, ""]);
  expect((await ask(`Bearer ${SECRET}`, "POST")).status).toBe(405);
  const kept = processState.telemetry;
  delete processState.telemetry;
  const unmeasured = await ask(`Bearer ${SECRET}`);
  if (kept !== undefined) processState.telemetry = kept;
  expect(unmeasured.status).toBe(404);
});

/** Makes the database undo every seventh transaction that ends something, as a deadlock, and break every nineteenth off. */
async function disturb(): Promise<void> {
  await execute("CREATE SEQUENCE test_endings");
  await execute(`
    CREATE FUNCTION disturb_test_endings() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE number bigint := nextval('test_endings');
    BEGIN
      IF number % 19 = 0 THEN PERFORM pg_terminate_backend(pg_backend_pid()); PERFORM pg_sleep(1);
      ELSIF number % 7 = 0 THEN RAISE SQLSTATE '40P01'; END IF;
      RETURN NEW;
    END $$`);
  await execute(`
    CREATE TRIGGER disturb_test_endings BEFORE INSERT ON "SecurityEvent" FOR EACH ROW
    WHEN (NEW.type IN ('session_ended', 'sessions_ended', 'app_disconnected')) EXECUTE FUNCTION disturb_test_endings()`);
}

const UNLIKE = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36";

async function signOut({ browser }: Awaited<ReturnType<typeof signedIn>>, scope: "this" | "all"): Promise<unknown> {
  return browser.send(logout.POST, "POST", "/api/auth/logout", { body: { scope } });
}

// Each way in which sessions end.
const WAYS: Readonly<Record<string, () => Promise<unknown>>> = {
  own: async () => signOut(await signedIn(), "this"),
  "own, with an app": async () => signOut(await connectedApp(), "this"),
  everywhere: async () => {
    const user = await createTestUser();
    await signedIn(user);
    await connectedApp(user);
    await signOut(await signedIn(user), "all");
  },
  elsewhere: async () => {
    const user = await createTestUser();
    const { sessionId: id } = await signedIn(user);
    const { browser, as } = await signedIn(user);
    await browser.send(session.DELETE, "DELETE", `/api/auth/sessions/${id}`, { ...as, params: { id } });
  },
  others: async () => {
    const user = await createTestUser();
    await connectedApp(user);
    const { browser, as } = await signedIn(user);
    await browser.send(sessions.DELETE, "DELETE", "/api/auth/sessions?scope=others", as);
  },
  "by an administrator": async () => {
    const { sessionId } = await signedIn();
    await endUserSessionById(sessionId, "operator");
    const { user } = await connectedApp();
    await endAllUserSessions(user.id, "operator");
  },
  disabled: async () => disableAccount((await connectedApp()).user.id, "operator"),
  "beyond the limit": async () => {
    const user = await createTestUser();
    for (let count = 0; count < 6; count += 1) await signedIn(user);
  },
  "over another sign-in": async () => {
    const { browser, user } = await signedIn();
    const replaces = readCredentials(new Headers({ cookie: browser.cookieHeader() }));
    const device = TEST_DEVICE;
    const sessionEpoch = await sessionEpochOf(user);
    await createSession({ userId: user.id, sessionEpoch, device, provider: "github", persistent: true, replaces });
  },
  "by a refresh token used twice": async () => {
    const { tokens } = await connectedApp();
    await refreshed(tokens.refresh_token);
    await execute(`UPDATE "RefreshToken" SET "usedAt" = "usedAt" - interval '1 minute' WHERE "sessionId" = $1`, [
      tokens.client_id,
    ]);
    await refresh(tokens.refresh_token);
  },
  "on another device": async () => {
    const { browser, as } = await signedIn();
    await browser.send(me.GET, "GET", "/api/me", { headers: { ...as.headers, "user-agent": UNLIKE } });
  },
  "by time": async () => {
    const [idle, old] = [await signedIn(), await signedIn()];
    await execute(`UPDATE "Session" SET "lastActiveAt" = now() - interval '1 day' WHERE id = $1`, [idle.sessionId]);
    await execute(`UPDATE "Session" SET "expiresAt" = now() - interval '1 day' WHERE id = $1`, [old.sessionId]);
    await pruneOnce();
  },
  "against each other": async () => {
    const users = [await createTestUser(), await createTestUser()];
    for (const user of users) await signedIn(user);
    let holding = 0;
    let release = () => {};
    const bothHold = new Promise<void>((resolve) => {
      release = resolve;
    });
    // One that is broken off lets the other go on.
    const endBoth = (order: readonly (typeof users)[number][]) =>
      transact(async (transaction) => {
        for (const { id } of order) {
          await endAllSessions(transaction, id, "reported", "operator");
          holding += 1;
          if (holding > 1) release();
          await bothHold;
        }
      }).finally(() => release());
    await Promise.allSettled([endBoth(users), endBoth(users.toReversed())]);
  },
};

// An ending that the database breaks off is not tried again here, as a person might not.
test("after 200 mixed endings, with deadlocks and broken connections among them, the counters equal the audit trail", async () => {
  await disturb();
  // Two at once, so that they meet.
  const ends = Array.from({ length: 5 }, () => Object.values(WAYS)).flat();
  for (const end of ends) await Promise.allSettled([end(), end()]);
  const here = await signedIn();
  await signedIn(here.user);
  const body = { currentPassword: TEST_PASSWORD, newPassword: "another quiet morning" };
  await here.browser.send(password.POST, "POST", "/api/account/password", { ...here.as, body });
  await expect.poll(() => samplesOf("aurora_pending_sign_outs")).toEqual({});
  await execute(`DROP TRIGGER disturb_test_endings ON "SecurityEvent"`);

  const endings = await samplesOf("aurora_endings_total");
  const byReason: Record<string, number> = {};
  for (const [labels, value] of Object.entries(endings)) {
    const [reason = ""] = labels.split(" ");
    byReason[reason] = (byReason[reason] ?? 0) + value;
  }
  const trail = await countsOf(`
    SELECT reason AS name, sum(COALESCE(count, 1)) AS count FROM "SecurityEvent"
    WHERE type IN ('session_ended', 'sessions_ended', 'app_disconnected') GROUP BY 1 HAVING sum(COALESCE(count, 1)) > 0`);
  expect(byReason).toEqual(trail);
  expect(Object.values(trail).reduce((sum, value) => sum + value, 0)).toBeGreaterThanOrEqual(200);
  expect(Object.keys(trail).length).toBeGreaterThanOrEqual(12);
  expect(endings).toEqual(
    await countsOf(`
      SELECT "endReason" || CASE WHEN "isClient" THEN ' app' ELSE ' browser' END AS name, count(*) AS count
      FROM "Session" WHERE "endedAt" IS NOT NULL GROUP BY 1`),
  );
  expect(await samplesOf("aurora_refresh_reuses_total")).toEqual({ "": trail["refresh_reuse"] });
  expect(await samplesOf("aurora_sign_ins_total")).toEqual(
    await countsOf(`
      SELECT CASE WHEN "isClient" THEN 'app ' ELSE 'browser ' END || provider AS name, count(*) AS count
      FROM "Session" GROUP BY 1`),
  );
  expect((await samplesOf("aurora_outages_total"))[""]).toBeGreaterThan(0);
  expect(Number((await countsOf(`SELECT '' AS name, last_value AS count FROM test_endings`))[""])).toBeGreaterThan(200);
});

test("a refused sign-in is counted once, by its code, and a check by what it found", async () => {
  const { email } = await createTestUser();
  const before = await samplesOf("aurora_checks_total");
  const signIn = async (given: string) =>
    new TestBrowser().send(login.POST, "POST", "/api/auth/login", { body: { email, password: given } });
  expect((await signIn("not the password")).status).toBe(401);
  expect((await signIn(TEST_PASSWORD)).status).toBe(200);
  const refused = await samplesOf("aurora_sign_ins_refused_total");
  expect(refused["invalid_credentials"]).toBe(1);
  const { browser, as } = await signedIn();
  await browser.send(me.GET, "GET", "/api/me", as);
  await new TestBrowser().send(me.GET, "GET", "/api/me", as);
  const after = await samplesOf("aurora_checks_total");
  expect(after).toEqual({ ...before, live: (before["live"] ?? 0) + 1 });
});

test("how soon others are told is measured from the commit on: an open page, and this process by another one", async () => {
  const { browser, as, sessionId } = await signedIn();
  const stream = await browser.send(events.GET, "GET", "/api/auth/events", as);
  expect(await samplesOf("aurora_open_streams")).toEqual({ "": 1 });
  await endUserSessionById(sessionId, "operator");
  expect(await stream.text()).toContain("event: ended");
  expect(await samplesOf("aurora_open_streams")).toEqual({});
  expect((await samplesOf("aurora_commit_to_told_seconds_count"))["stream"]).toBeGreaterThan(0);

  startBus();
  const news = { type: "changed", userId: "somebody", sessionId: null, reason: null };
  const tell = (at: object) =>
    execute("SELECT pg_notify('aurora_sessions', $1)", [JSON.stringify({ v: 1, from: randomUUID(), ...at, news })]);
  await expect
    .poll(async () => {
      await tell({ at: Date.now() - 60_000 });
      return (await samplesOf("aurora_commit_to_told_seconds_sum"))["bus"];
    })
    .toBeGreaterThan(59);
});
