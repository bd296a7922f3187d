import { describe, expect, test } from "vitest";
import * as token from "@/app/api/auth/token/route";
import { db } from "@/lib/db";
import { endReasonOf, execute, TestBrowser } from "@/testing/helpers/test-browser";
import { connectedApp, meWith, refresh, refreshed } from "@/app/api/test-client";
import { subjectsTo } from "@/testing/helpers/test-mail";

const FEW_SECONDS_LATER = `UPDATE "RefreshToken" SET "usedAt" = "usedAt" - interval '11 seconds' WHERE "sessionId" = $1`;

async function refusal(refreshToken: string): Promise<unknown> {
  const answer = await refresh(refreshToken);
  return { status: answer.status, ...(await answer.json()) };
}

test("a refresh token is exchanged for a new pair, and both access tokens work as long as the session lives", async () => {
  const { user, tokens } = await connectedApp();
  const next = await refreshed(tokens.refresh_token);
  expect(next).toMatchObject({ token_type: "Bearer", expires_in: 900, client_id: tokens.client_id });
  expect(next.refresh_token).not.toBe(tokens.refresh_token);
  expect(await meWith(tokens.access_token, user)).toEqual([200]);
  expect(await meWith(next.access_token, user)).toEqual([200]);
});

test("the database holds neither the token nor what could be made into it", async () => {
  const { tokens } = await connectedApp();
  const next = await refreshed(tokens.refresh_token);
  const rows = await db().refreshToken.findMany({ where: { sessionId: tokens.client_id } });
  expect(rows).toHaveLength(2);
  for (const secret of [tokens.refresh_token, next.refresh_token]) expect(JSON.stringify(rows)).not.toContain(secret);
});

describe("a used token", () => {
  test("gets the same successor again within 10 seconds: its answer may have been lost", async () => {
    const { tokens } = await connectedApp();
    const next = await refreshed(tokens.refresh_token);
    expect((await refreshed(tokens.refresh_token)).refresh_token).toBe(next.refresh_token);
    expect(await endReasonOf(tokens.client_id)).toBeNull();
  });

  test("ends its client's session after that, with an event and a mail, and leaves the browser alone", async () => {
    const { user, sessionId, tokens } = await connectedApp();
    const next = await refreshed(tokens.refresh_token);
    await execute(FEW_SECONDS_LATER, [tokens.client_id]);
    expect(await refusal(tokens.refresh_token)).toMatchObject({
      status: 400,
      error: "invalid_grant",
      code: "session_ended",
      reason: "refresh_reuse",
    });
    expect(await refusal(next.refresh_token)).toMatchObject({ error: "invalid_grant", reason: "refresh_reuse" });
    expect(await meWith(next.access_token, user)).toEqual([401, "session_ended", "refresh_reuse"]);
    expect(await endReasonOf(sessionId)).toBeNull();
    const events = await db().securityEvent.findMany({
      where: { sessionId: tokens.client_id, type: "app_disconnected" },
    });
    expect(events).toMatchObject([{ reason: "refresh_reuse", actor: "system", deviceName: "Build robot" }]);
    expect(await subjectsTo(user.email)).toEqual(["An app was disconnected from your account"]);
  });

  test("ends the session at once when its successor was used: then its answer was not lost", async () => {
    const { user, tokens } = await connectedApp();
    const next = await refreshed(tokens.refresh_token);
    const last = await refreshed(next.refresh_token);
    expect(await refusal(tokens.refresh_token)).toMatchObject({ reason: "refresh_reuse" });
    expect(await meWith(last.access_token, user)).toEqual([401, "session_ended", "refresh_reuse"]);
  });

  test("gets nothing once its session is over, within 10 seconds too", async () => {
    const { user, tokens } = await connectedApp();
    await refreshed(tokens.refresh_token);
    await execute(`UPDATE "Session" SET "endedAt" = now(), "endReason" = 'admin' WHERE id = $1`, [tokens.client_id]);
    expect(await refusal(tokens.refresh_token)).toMatchObject({ code: "session_ended", reason: "admin" });
    expect(await subjectsTo(user.email)).toEqual([]);
  });
});

describe("a client's session ends by time", () => {
  test.each([
    ["idle", `"lastActiveAt" = now() - interval '15 days'`],
    ["absolute", `"expiresAt" = now() - interval '1 ms'`],
  ])("%s: its tokens are refused with that reason", async (reason, change) => {
    const { user, tokens } = await connectedApp();
    await execute(`UPDATE "Session" SET ${change} WHERE id = $1 AND "endedAt" IS NULL`, [tokens.client_id]);
    expect(await refusal(tokens.refresh_token)).toMatchObject({ error: "invalid_grant", reason });
    expect(await meWith(tokens.access_token, user)).toEqual([401, "session_ended", reason]);
  });

  test("a refresh is its activity, a request is not", async () => {
    const { user, tokens } = await connectedApp();
    const select = { lastActiveAt: true } as const;
    const lastActive = () => db().session.findUniqueOrThrow({ where: { id: tokens.client_id }, select });
    await execute(
      `UPDATE "Session" SET "lastActiveAt" = now() - interval '1 hour' WHERE id = $1 AND "endedAt" IS NULL`,
      [tokens.client_id],
    );
    const before = await lastActive();
    expect(await meWith(tokens.access_token, user)).toEqual([200]);
    expect(await lastActive()).toEqual(before);
    await refreshed(tokens.refresh_token);
    expect((await lastActive()).lastActiveAt.getTime()).toBeGreaterThan(before.lastActiveAt.getTime() + 3_000_000);
  });
});

describe("errors are OAuth's, with our code", () => {
  const form = (body: string) => ({ headers: { "content-type": "application/x-www-form-urlencoded" }, body });
  test.each([
    ["an unknown token", form(`grant_type=refresh_token&refresh_token=${"x".repeat(43)}`), 400, "invalid_grant"],
    ["no token at all", form("grant_type=refresh_token"), 400, "invalid_request"],
    ["text that is no token", form("grant_type=refresh_token&refresh_token=%00"), 400, "invalid_grant"],
    ["a doubled parameter", form("grant_type=refresh_token&grant_type=refresh_token"), 400, "invalid_request"],
    ["a password grant", form("grant_type=password&username=a&password=b"), 400, "unsupported_grant_type"],
    ["no grant type", form(""), 400, "invalid_request"],
    ["bytes that are no UTF-8", form("grant_type=refresh_token&refresh_token=%E9"), 400, "invalid_request"],
    ["neither form nor JSON", { headers: { "content-type": "text/plain" }, body: "x" }, 415, "invalid_request"],
    ["JSON that is no UTF-8", { body: new Blob([new Uint8Array([0xe9])]) }, 400, "invalid_request"],
    ["JSON", { body: { grant_type: "refresh_token", refresh_token: "x" } }, 400, "invalid_grant"],
  ])("%s", async (_what, sent, status, error) => {
    const answer = await new TestBrowser().send(token.POST, "POST", "/api/auth/token", sent);
    expect(answer.status).toBe(status);
    expect(answer.headers.get("content-type")).toBe("application/json");
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(await answer.json()).toMatchObject({
      error,
      code: expect.any(String),
      error_description: expect.any(String),
    });
  });

  test("a token of another client is refused, and not used up", async () => {
    const { tokens } = await connectedApp();
    const other = await connectedApp();
    const body = {
      grant_type: "refresh_token",
      refresh_token: tokens.refresh_token,
      client_id: other.tokens.client_id,
    };
    const answer = await new TestBrowser().send(token.POST, "POST", "/api/auth/token", { body });
    expect(await answer.json()).toMatchObject({ error: "invalid_grant", code: "invalid_grant" });
    await refreshed(tokens.refresh_token);
  });
});
