import { afterEach, describe, expect, test } from "vitest";
import * as events from "@/app/api/auth/events/route";
import * as logout from "@/app/api/auth/logout/route";
import * as reauthenticate from "@/app/api/auth/reauthenticate/route";
import * as sessions from "@/app/api/auth/sessions/route";
import { bearer, connectedApp } from "@/app/api/test-client";
import { publish, DatabaseUnavailable } from "aurora-session/core";
import { endStreams, sessionStream, type StreamedSession } from "aurora-session/http";
import { createTestUser, signedIn, TEST_PASSWORD, TestBrowser } from "@/testing/helpers/test-browser";
import { eventReader } from "@/testing/helpers/test-events";

afterEach(() => endStreams());

async function open({ browser, as }: { browser: TestBrowser; as: { headers: Record<string, string> } }) {
  const response = await browser.send(events.GET, "GET", "/api/auth/events", as);
  return { response, reader: eventReader(response) };
}

test("the first event names user and session; then come sign-ins and endings of the user, and changes", async () => {
  const user = await createTestUser();
  const here = await signedIn(user);
  const { response, reader } = await open(here);
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
  expect(response.headers.get("cache-control")).toBe("no-store, no-transform");
  expect(response.headers.getSetCookie()).toEqual([]);
  expect(await reader.next()).toEqual(["hello", { user: { id: user.id }, session: { id: here.sessionId } }]);
  const there = await signedIn(user);
  const told = { sessionId: there.sessionId, reason: null };
  expect(await reader.next()).toEqual(["signed_in", told]);
  await there.browser.send(logout.POST, "POST", "/api/auth/logout");
  expect(await reader.next()).toEqual(["ended", { ...told, reason: "user" }]);
  await signedIn();
  await here.browser.send(sessions.DELETE, "DELETE", "/api/auth/sessions?scope=others", here.as);
  expect(await reader.next()).toEqual(["ended", { sessionId: null, reason: "user_elsewhere" }]);
});

test("it is over with its session, after an event that says why, and a new one is 401 with the reason", async () => {
  const user = await createTestUser();
  const [here, there] = [await signedIn(user), await signedIn(user)];
  const { reader } = await open(there);
  await reader.next();
  await here.browser.send(sessions.DELETE, "DELETE", "/api/auth/sessions?scope=all", here.as);
  expect(await reader.next()).toEqual(["ended", { sessionId: there.sessionId, reason: "user_all" }]);
  expect(await reader.next()).toBeNull();
  const again = await there.browser.send(events.GET, "GET", "/api/auth/events", there.as);
  expect([again.status, await again.json()]).toEqual([
    401,
    expect.objectContaining({ code: "session_ended", reason: "user_all" }),
  ]);
});

test("an app hears of its own ending, and of nothing else in the account", async () => {
  const { user, tokens, ...here } = await connectedApp();
  const { reader } = await open({ browser: new TestBrowser(), as: bearer(tokens.access_token, user) });
  expect((await reader.next())?.[0]).toBe("hello");
  const there = await signedIn(user);
  await there.browser.send(logout.POST, "POST", "/api/auth/logout");
  await here.browser.send(logout.POST, "POST", "/api/auth/logout");
  expect(await reader.next()).toEqual(["ended", { sessionId: tokens.client_id, reason: "user" }]);
  expect(await reader.next()).toBeNull();
});

test("a request without X-User-ID gets no stream", async () => {
  const { browser } = await signedIn();
  const answer = await browser.send(events.GET, "GET", "/api/auth/events");
  expect([answer.status, await answer.json()]).toEqual([401, expect.objectContaining({ code: "user_header_missing" })]);
});

test("a replaced token's stream closes without a word, for the client to come back with the new one", async () => {
  const user = await createTestUser();
  const here = await signedIn(user);
  const former = here.browser.copy();
  const { reader } = await open({ browser: former, as: here.as });
  await reader.next();
  const body = { password: TEST_PASSWORD };
  const answer = await here.browser.send(reauthenticate.POST, "POST", "/api/auth/reauthenticate", { ...here.as, body });
  expect(answer.status).toBe(200);
  expect((await reader.next())?.[0]).toBe("changed");
  const { reader: successor } = await open(here);
  expect((await successor.next())?.[0]).toBe("hello");
});

describe("with the bus cut", () => {
  const TIMES = { heartbeatMs: 30, lifeMs: 60_000 };

  async function streamed(read: StreamedSession["read"], times = TIMES) {
    const reader = eventReader(sessionStream({ id: "s", userId: crypto.randomUUID(), isClient: false, read }, times));
    expect((await reader.next())?.[0]).toBe("hello");
    return reader;
  }

  test("an ending between the request's check and the subscription is found at once", async () => {
    const reader = await streamed(async () => ({ state: "ended", reason: "user" }), { ...TIMES, heartbeatMs: 60_000 });
    expect(await reader.next()).toEqual(["ended", { sessionId: "s", reason: "user" }]);
  });

  test("a database that can't be asked ends nothing, and the heartbeat finds an ending out once it can", async () => {
    let asked = 0;
    const reader = await streamed(async () => {
      asked += 1;
      if (asked < 5) throw new DatabaseUnavailable(new Error("down"));
      return { state: "ended", reason: "idle" };
    });
    expect(await reader.next()).toEqual(["ended", { sessionId: "s", reason: "idle" }]);
    expect(asked).toBe(5);
  });

  test("it ends after its longest life, whatever happens", async () => {
    const reader = await streamed(async () => ({ state: "rotated" }), { heartbeatMs: 60_000, lifeMs: 50 });
    expect(await reader.next()).toBeNull();
  });
});

test("a client that forgets its streams loses the oldest, and nothing is kept of those that are gone", async () => {
  const here = await signedIn();
  const opened = [];
  for (let count = 0; count < 7; count += 1) opened.push((await open(here)).reader);
  for (const reader of opened) await reader.next();
  expect(await opened[0]?.next()).toBeNull();
  await Promise.all(opened.slice(1).map((reader) => reader.cancel()));
  const head = await here.browser.send(events.HEAD, "HEAD", "/api/auth/events", here.as);
  expect([head.status, head.body]).toEqual([200, null]);
  expect(globalThis.auroraSessionState?.openStreams?.size).toBe(0);
  expect(globalThis.auroraSessionState?.bus?.listeners.size).toBe(0);
  expect(globalThis.auroraSessionState?.hearts?.size).toBe(0);
});

test("a reader that falls behind is disconnected: it connects again and then reads the present state", async () => {
  const user = await createTestUser();
  const here = await signedIn(user);
  const { reader } = await open(here);
  const news = { type: "changed", userId: user.id, sessionId: null, reason: null } as const;
  publish(Array.from({ length: 1_000 }, () => news));
  let told = 0;
  while ((await reader.next()) !== null) told += 1;
  expect(told).toBeGreaterThan(50);
  expect(told).toBeLessThan(200);
  expect(globalThis.auroraSessionState?.openStreams?.has(here.sessionId)).toBe(false);
});
