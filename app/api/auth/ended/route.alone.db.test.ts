import { createHash } from "node:crypto";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import * as ended from "@/app/api/auth/ended/route";
import * as revoke from "@/app/api/auth/revoke/route";
import { connectedApp } from "@/app/api/test-client";
import { endStreams } from "aurora-session/http";
import { publish, subscribe } from "aurora-session/core";
import { countStatements, execute, signedIn, TestBrowser } from "@/testing/helpers/test-browser";

const SECRET = createHash("sha256").update("the feed's tests").digest("hex");
vi.stubEnv("INTROSPECTION_SECRET", SECRET);

const pageSchema = z.object({
  ended: z.array(z.object({ sid: z.string(), at: z.iso.datetime(), reason: z.string() })),
  cursor: z.string(),
  more: z.boolean(),
});

async function ask(parameters: Record<string, string> = {}, authorization = `Bearer ${SECRET}`): Promise<Response> {
  const path = `/api/auth/ended?${new URLSearchParams(parameters).toString()}`;
  return new TestBrowser().send(ended.GET, "GET", path, { headers: { authorization } });
}

async function read(parameters: Record<string, string> = {}) {
  const answer = await ask(parameters);
  expect([answer.status, answer.headers.get("cache-control")]).toEqual([200, "no-store"]);
  return pageSchema.parse(await answer.json());
}

async function refusalOf(answer: Promise<Response>): Promise<unknown> {
  const { status, headers } = await answer;
  const body: unknown = await (await answer).json();
  expect(headers.get("content-type")).toBe("application/problem+json");
  return { status, ...z.looseObject({}).parse(body) };
}

async function endApp(): Promise<string> {
  const { tokens } = await connectedApp();
  const body = { token: tokens.access_token };
  expect((await new TestBrowser().send(revoke.POST, "POST", "/api/auth/revoke", { body })).status).toBe(200);
  return tokens.client_id;
}

/** Returns what a promise has become by now. */
async function stateOf(promise: Promise<unknown>): Promise<string> {
  return Promise.race([
    promise.then(() => "answered"),
    new Promise<string>((resolve) => setImmediate(resolve, "waits")),
  ]);
}

let cursor = "";
beforeEach(async () => {
  ({ cursor } = await read());
});

describe("refuses with a problem", () => {
  test.each(["", "Bearer", "Bearer wrong", `Basic ${SECRET}`])("everybody without the secret (%s)", async (given) => {
    expect(await refusalOf(ask({}, given))).toMatchObject({ status: 401, code: "invalid_client" });
  });

  test.each([
    { cursor: "garbage" },
    { cursor: "" },
    { cursor: `${Date.now() + 60 * 60_000}.0` },
    { limit: "0" },
    { limit: "1001" },
    { wait: "26" },
    { wait: "soon" },
    { since: "yesterday" },
  ])("what can't be used: %j", async (parameters) => {
    expect(await refusalOf(ask(parameters))).toMatchObject({ status: 400, code: "invalid_request" });
  });

  test("a cursor of another list, in words that say what to do", async () => {
    expect(await refusalOf(ask({ cursor: "garbage" }))).toMatchObject({
      issues: [{ path: "cursor", message: "This is no cursor of this list. Begin again without one." }],
    });
  });
});

test("what ended since the cursor is there, once", async () => {
  const sid = await endApp();
  const page = await read({ cursor });
  expect(page).toMatchObject({ ended: [{ sid, reason: "user" }], more: false });
  expect((await read({ cursor: page.cursor })).ended).toEqual([]);
});

test("pages are as small as asked for, and go on at once", async () => {
  const ids = [await endApp(), await endApp()];
  const first = await read({ cursor, limit: "1", wait: "25" });
  const second = await read({ cursor: first.cursor, limit: "1", wait: "25" });
  expect([first.more, second.more]).toEqual([true, false]);
  expect([...first.ended, ...second.ended].map(({ sid }) => sid)).toEqual(ids);
});

test("an answer waits for the next ending, comes with it, and then nobody listens any more", async () => {
  const heard: string[] = [];
  const stop = subscribe(null, ({ type }) => heard.push(type));
  const answer = read({ cursor, wait: "25" });
  // A browser's session has no access tokens, so its ending is none here.
  const { sessionId, user } = await signedIn();
  await execute(`UPDATE "Session" SET "endedAt" = now() WHERE id = $1 AND "userId" = $2`, [sessionId, user.id]);
  expect(await stateOf(answer)).toBe("waits");
  const sid = await endApp();
  expect(await answer).toMatchObject({ ended: [{ sid }] });
  expect(heard).toContain("ended");
  stop();
});

test("nothing to tell: it waits as long as asked, and the next cursor goes on from there", async () => {
  const begun = performance.now();
  const page = await read({ cursor, wait: "1" });
  expect(page.ended).toEqual([]);
  expect(performance.now() - begun).toBeGreaterThan(900);
  const sid = await endApp();
  expect((await read({ cursor: page.cursor })).ended).toMatchObject([{ sid }]);
});

test("many endings at once are few questions to the database, however many answers wait", async () => {
  const answer = read({ cursor, wait: "2" });
  const news = { type: "ended", userId: "somebody", sessionId: null, reason: "user" } as const;
  const asked = await countStatements(async () => {
    publish(Array.from({ length: 100 }, () => news));
    await answer;
  });
  // Two more for the list, and one that tells other processes.
  expect(asked).toBeLessThan(5);
});

test("a process that has to stop keeps no answer waiting", async () => {
  const answer = read({ cursor, wait: "25" });
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(await stateOf(answer)).toBe("waits");
  endStreams();
  expect((await answer).ended).toEqual([]);
});

test("a service that went away is not waited for", async () => {
  const gone = new AbortController();
  const headers = { authorization: `Bearer ${SECRET}` };
  const url = `http://localhost:3000/api/auth/ended?wait=25&cursor=${cursor}`;
  const answer = ended.GET(new Request(url, { headers, signal: gone.signal }), { params: Promise.resolve({}) });
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(await stateOf(answer)).toBe("waits");
  gone.abort();
  expect((await answer).status).toBe(200);
});
