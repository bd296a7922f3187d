import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { ApiError, createApiClient } from "./api-client.ts";
import { sayInBrowser } from "./browser-words.ts";
import { isOutage } from "./query-client.ts";
import { de, en } from "../words/index.ts";

const USER = "0198c0de-0000-7000-8000-000000000000";
const schema = z.object({ name: z.string() });
const fetched = vi.fn<typeof fetch>();
const left = vi.fn<(reason: string) => void>();
const api = createApiClient({ userId: USER, onSignedOut: left });

beforeEach(() => vi.stubGlobal("fetch", fetched));
afterEach(() => {
  vi.unstubAllGlobals();
  fetched.mockReset();
  left.mockReset();
});

function answerWith(...answers: Response[]): void {
  for (const answer of answers) fetched.mockResolvedValueOnce(answer);
}

function problem(status: number, code: string, more: Record<string, unknown> = {}): Response {
  const body = { type: `urn:aurora:problem:${code}`, title: "Title", detail: "Detail.", status, code, ...more };
  return Response.json(body, { status });
}

async function errorOf(request: Promise<unknown>): Promise<ApiError> {
  const outcome: unknown = await request.catch((error: unknown) => error);
  if (outcome instanceof ApiError) return outcome;
  throw new Error("The request succeeded.");
}

test("an answer is parsed, and nothing that is not in the schema comes through", async () => {
  answerWith(Response.json({ name: "Ann", passwordHash: "x" }));
  await expect(api("/api/me", schema)).resolves.toEqual({ name: "Ann" });
});

test("every request says for whom the page was made: the repeated one, and one with a body too", async () => {
  answerWith(problem(401, "token_rotated"), Response.json({ name: "Ann" }), Response.json({ name: "Ann" }));
  await api("/api/me", schema);
  await api("/api/x", schema, { method: "POST", body: { a: 1 } });
  const sent = fetched.mock.calls.map(([, init]) => new Headers(init?.headers).get("x-user-id"));
  expect(sent).toEqual([USER, USER, USER]);
});

describe("a session that is over leaves the page, with the reason", () => {
  test.each([
    [problem(401, "session_ended", { reason: "idle" }), "idle"],
    [problem(401, "session_ended", { reason: "user_all" }), "user_all"],
    [problem(401, "session_ended"), "session_missing"],
    [problem(401, "session_missing"), "session_missing"],
    [problem(401, "user_mismatch"), "other_user"],
  ])("%#", async (answer, reason) => {
    answerWith(answer);
    expect(await errorOf(api("/api/me", schema))).toMatchObject({ status: 401 });
    expect(left.mock.calls).toEqual([[reason]]);
  });
});

describe("everything else keeps the page", () => {
  test.each([
    ["an outage", problem(503, "session_unverifiable"), "session_unverifiable"],
    ["a failure", problem(500, "internal_error"), "internal_error"],
    ["a refusal", problem(403, "password_change_required"), "password_change_required"],
    ["a header that was lost", problem(401, "user_header_missing"), "user_header_missing"],
    ["a proxy's page", new Response("<h1>Bad gateway</h1>", { status: 502 }), "unreadable"],
    ["a login page of somebody else", new Response("<h1>Sign in</h1>", { status: 401 }), "unreadable"],
    ["a page instead of JSON", new Response("<h1>Hello</h1>"), "unreadable"],
    ["another shape", Response.json({ other: 1 }), "unreadable"],
    ["nothing", new Response(null, { status: 204 }), "unreadable"],
  ])("%s", async (_what, answer, code) => {
    answerWith(answer);
    expect(await errorOf(api("/api/me", schema))).toMatchObject({ code });
    expect(left).not.toHaveBeenCalled();
    expect(fetched).toHaveBeenCalledTimes(1);
  });

  test("no network", async () => {
    fetched.mockRejectedValueOnce(new TypeError("Failed to fetch"));
    const error = await errorOf(api("/api/me", schema));
    expect(error).toMatchObject({ code: "unreachable", status: 0 });
    expect(isOutage(error)).toBe(true);
    expect(left).not.toHaveBeenCalled();
  });
});

describe("an error without words of the server is told in the page's language", () => {
  afterEach(() => sayInBrowser(en.browser));

  test.each([
    ["no page has said", null, "The server can't be reached."],
    ["English", en, "The server can't be reached."],
    ["German", de, "Der Server ist nicht zu erreichen."],
  ])("%s", async (_language, chosen, words) => {
    if (chosen !== null) sayInBrowser(chosen.browser);
    fetched.mockRejectedValueOnce(new TypeError("Failed to fetch"));
    expect(await errorOf(api("/api/me", schema))).toHaveProperty("message", expect.stringContaining(words));
  });
});

describe("a token that was replaced", () => {
  test("is repeated once, and empties nothing", async () => {
    answerWith(problem(401, "token_rotated"), Response.json({ name: "Ann" }));
    await expect(api("/api/me", schema)).resolves.toEqual({ name: "Ann" });
    expect(left).not.toHaveBeenCalled();
  });

  test("is not repeated for ever", async () => {
    fetched.mockImplementation(async () => problem(401, "token_rotated"));
    expect(await errorOf(api("/api/me", schema))).toMatchObject({ code: "token_rotated" });
    expect(fetched).toHaveBeenCalledTimes(2);
    expect(left).not.toHaveBeenCalled();
  });

  test("after which the session turned out to be over, leaves", async () => {
    answerWith(problem(401, "token_rotated"), problem(401, "session_ended", { reason: "user" }));
    await errorOf(api("/api/me", schema));
    expect(left.mock.calls).toEqual([["user"]]);
  });
});

test("a request that its own caller gave up is no outage", async () => {
  const giveUp = new AbortController();
  giveUp.abort();
  fetched.mockImplementation((_url, init) => Promise.reject(init?.signal?.reason ?? new Error("not aborted")));
  const outcome: unknown = await api("/api/me", schema, { signal: giveUp.signal }).catch((error: unknown) => error);
  expect(outcome).not.toBeInstanceOf(ApiError);
});
