import { beforeEach, describe, expect, test, vi } from "vitest";
import { pool } from "@/lib/db";
import { countStatements, createTestUser, execute, signedIn } from "@/testing/helpers/test-browser";
import { processState } from "../base/process-state.ts";
import { database } from "./database.ts";
import { findSession } from "./session-queries.ts";
import { createToken, hasCheck, hashToken } from "./session-token.ts";
import { issueToken, mayBeToken, knownTokenKeys } from "./token-key.ts";
import { transact } from "./transact.ts";

/** Goes on as another process. */
function startAgain(): void {
  delete processState.tokenKeys;
}

/** Goes on some time later. */
function later(minutes: number): void {
  const now = performance.now();
  vi.spyOn(performance, "now").mockReturnValue(now + minutes * 60_000);
}

async function withoutKeys(): Promise<void> {
  await execute(`DELETE FROM "TokenKey"`);
  startAgain();
}

/** Signs somebody in with a token as versions from before there were checks made it. */
async function signedInBefore(): Promise<string> {
  const token = createToken();
  const { sessionId } = await signedIn();
  await execute(`UPDATE "Session" SET "tokenHash" = $2 WHERE id = $1`, [sessionId, hashToken(token)]);
  return token;
}

beforeEach(async () => {
  vi.restoreAllMocks();
  await execute(`DELETE FROM "Session"`);
  await withoutKeys();
});

describe("a database without sessions", () => {
  test("gets a key, and no statement is sent for a made-up token from then on", async () => {
    await createTestUser();
    expect(await mayBeToken(createToken())).toBe(false);
    expect(await countStatements(() => findSession(createToken(), null))).toBe(0);
    expect(await countStatements(() => mayBeToken("garbage"))).toBe(0);
  });

  test("gets one key, whoever asks first, in a transaction or not", async () => {
    const tokens = await Promise.all([
      issueToken(database),
      transact(issueToken),
      transact(issueToken),
      knownTokenKeys().then(() => issueToken(database)),
    ]);
    startAgain();
    for (const token of tokens) expect(await mayBeToken(token)).toBe(true);
  });

  test("a key of a transaction that is undone is not kept", async () => {
    const undone = transact(async (transaction) => {
      await issueToken(transaction);
      await issueToken(transaction);
      throw new Error("undone");
    });
    await expect(undone).rejects.toThrow("undone");
    const token = await issueToken(database);
    startAgain();
    expect(await mayBeToken(token)).toBe(true);
  });
});

describe("a database with sessions from before there were checks", () => {
  test("takes their tokens for as long as they can live, and new ones have a check", async () => {
    const former = await signedInBefore();
    await withoutKeys();
    expect(await findSession(former, null)).toMatchObject({ state: "live" });
    const { token } = await signedIn();
    expect(hasCheck(token, (await knownTokenKeys()).keys)).toBe(true);
    await execute(`UPDATE "TokenKey" SET "uncheckedUntil" = "uncheckedUntil" - interval '30 days'`);
    startAgain();
    expect(await findSession(former, null)).toMatchObject({ state: "live" });
    await execute(`UPDATE "TokenKey" SET "uncheckedUntil" = "uncheckedUntil" - interval '1 day'`);
    startAgain();
    expect(await findSession(former, null)).toEqual({ state: "missing" });
    expect(await findSession(token, null)).toMatchObject({ state: "live" });
  });

  test("a process that runs on when that time is over sends no statement either, five minutes later", async () => {
    const former = await signedInBefore();
    await withoutKeys();
    await findSession(former, null);
    await execute(`UPDATE "TokenKey" SET "uncheckedUntil" = now()`);
    expect(await countStatements(() => findSession(former, null))).toBe(1);
    later(6);
    // It reads the keys once more.
    expect(await countStatements(() => findSession(former, null))).toBe(1);
    expect(await countStatements(() => findSession(former, null))).toBe(0);
  });
});

test("a new key makes tokens once every process had time to read it, and those of the former key go on", async () => {
  const { token } = await signedIn();
  await execute(`UPDATE "TokenKey" SET "createdAt" = now() - interval '1 hour'`);
  const rotate = `INSERT INTO "TokenKey" (id, key, "createdAt") VALUES (2, 'the next key', now() - $1::interval)`;
  await execute(rotate, ["1 minute"]);
  startAgain();
  expect(hasCheck(await issueToken(database), ["the next key"])).toBe(false);
  await execute(`UPDATE "TokenKey" SET "createdAt" = now() - interval '11 minutes' WHERE id = 2`);
  startAgain();
  expect(hasCheck(await issueToken(database), ["the next key"])).toBe(true);
  expect(await findSession(token, null)).toMatchObject({ state: "live" });
});

test("a process that runs on takes the tokens of a new key", async () => {
  await knownTokenKeys();
  const running = processState.tokenKeys;
  await execute(`INSERT INTO "TokenKey" (id, key, "createdAt") VALUES (2, 'the next key', now() + interval '1 hour')`);
  await execute(`UPDATE "TokenKey" SET "createdAt" = now() - interval '11 minutes' WHERE id = 2`);
  startAgain();
  const { token } = await signedIn();
  Object.assign(processState, { tokenKeys: running });
  later(10);
  expect(await findSession(token, null)).toMatchObject({ state: "live" });
});

test("in an outage, a made-up token is no session and waits for nothing, and one of ours is an outage", async () => {
  const { token } = await signedIn();
  await knownTokenKeys();
  later(6);
  vi.spyOn(pool(), "query").mockImplementation(async () => {
    throw new Error("Connection terminated unexpectedly");
  });
  expect(await findSession(createToken(), null)).toEqual({ state: "missing" });
  await expect(findSession(token, null)).rejects.toMatchObject({ code: "session_unverifiable" });
  startAgain();
  await expect(findSession(createToken(), null)).rejects.toMatchObject({ code: "session_unverifiable" });
});
