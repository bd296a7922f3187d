import { beforeAll, expect, test } from "vitest";
import { connectedApp } from "@/app/api/test-client";
import { introspectToken, revokeToken } from "./client-token.ts";
import { database } from "../core/database.ts";
import { createToken } from "../core/session-token.ts";
import { issueToken } from "../core/token-key.ts";
import { refreshTokens } from "./tokens.ts";
import { countStatements, endReasonOf, forgetUncheckedTokens, TEST_DEVICE } from "@/testing/helpers/test-browser";

beforeAll(forgetUncheckedTokens);

const TRANSACTION = 2;

test("introspecting a refresh token takes two statements: the token, and its session", async () => {
  const { tokens } = await connectedApp();
  let active: boolean | undefined;
  const sent = await countStatements(async () => ({ active } = await introspectToken(tokens.refresh_token)));
  expect([active, sent]).toEqual([true, 2]);
});

test("revoking a refresh token takes one statement to find its session", async () => {
  const { tokens } = await connectedApp();
  const unknown = await issueToken(database);
  expect(await countStatements(() => revokeToken(unknown, null))).toBe(TRANSACTION + 1);
  await revokeToken(tokens.refresh_token, null);
  expect(await endReasonOf(tokens.client_id)).toBe("user");
});

test.each(["garbage", createToken()])("%s is no token: nothing that takes one asks the database", async (token) => {
  await connectedApp();
  const refresh = { token, clientId: null, device: TEST_DEVICE };
  expect(await countStatements(() => revokeToken(token, null))).toBe(0);
  expect(await countStatements(() => introspectToken(token))).toBe(0);
  expect(
    await countStatements(() => expect(refreshTokens(refresh)).rejects.toMatchObject({ code: "invalid_grant" })),
  ).toBe(0);
});
