import { expect, test } from "vitest";
import { connectedApp } from "@/app/api/test-client";
import { introspectToken, revokeToken } from "./client-token.ts";
import { createToken } from "../core/session-token.ts";
import { countStatements, endReasonOf } from "@/testing/helpers/test-browser";

const TRANSACTION = 2;

test("introspecting a refresh token takes two statements: the token, and its session", async () => {
  const { tokens } = await connectedApp();
  let active: boolean | undefined;
  const sent = await countStatements(async () => ({ active } = await introspectToken(tokens.refresh_token)));
  expect([active, sent]).toEqual([true, 2]);
});

test("revoking a refresh token takes one statement to find its session, and a text that is no token takes none", async () => {
  const { tokens } = await connectedApp();
  const unknown = await countStatements(() => revokeToken(createToken(), null));
  expect(unknown).toBe(TRANSACTION + 1);
  expect(await countStatements(() => revokeToken("garbage", null))).toBe(TRANSACTION);
  await revokeToken(tokens.refresh_token, null);
  expect(await endReasonOf(tokens.client_id)).toBe("user");
});
