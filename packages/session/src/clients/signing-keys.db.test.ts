import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { signAccessToken, verifyAccessToken } from "./access-token.ts";
import { db } from "@/lib/db";
import { processState } from "../base/process-state.ts";
import { currentSigningKey, findSigningKey, listSigningKeys } from "./signing-keys.ts";
import { countStatements, execute } from "@/testing/helpers/test-browser";

/** Forgets the keys, as in another process, which knows nothing yet. */
function forget(): void {
  delete processState.signingKeys;
  delete processState.signingKeysReading;
}

/** Makes the remembered keys older, in milliseconds. */
function age(milliseconds: number): void {
  const known = processState.signingKeys;
  if (known !== undefined) processState.signingKeys = { ...known, readAtMs: known.readAtMs - milliseconds };
}

async function movePastKeys(days: number): Promise<void> {
  await execute(`UPDATE "SigningKey" SET "signsFrom" = "signsFrom" - make_interval(days => $1::integer)`, [days]);
}

async function accessToken(): Promise<string> {
  const subject = { userId: randomUUID(), sessionId: randomUUID(), sessionEndsAt: new Date(Date.now() + 86_400_000) };
  return (await signAccessToken(await currentSigningKey(), subject, new Date())).accessToken;
}

beforeEach(async () => {
  await db().signingKey.deleteMany();
  forget();
});

test("the first key signs at once; after 29 days the next one is published a day before it signs, and old tokens stay good", async () => {
  const first = await currentSigningKey();
  await movePastKeys(29);
  forget();
  expect(await listSigningKeys()).toHaveLength(2);
  expect((await currentSigningKey()).id).toBe(first.id);
  const token = await accessToken();
  await movePastKeys(1);
  forget();
  const second = await currentSigningKey();
  expect(second.id).not.toBe(first.id);
  expect((await listSigningKeys()).map(({ id }) => id)).toEqual([second.id, first.id]);
  expect(await verifyAccessToken(token)).toMatchObject({ expired: false });
});

test("two processes that find the next key due make one", async () => {
  await currentSigningKey();
  await movePastKeys(29);
  forget();
  const one = listSigningKeys();
  forget();
  const other = listSigningKeys();
  expect((await one).map(({ id }) => id)).toEqual((await other).map(({ id }) => id));
  expect(await db().signingKey.count()).toBe(2);
});

test("made-up key ids cost one statement a second, and don't put the next key off", async () => {
  await currentSigningKey();
  const flood = () => Promise.all(Array.from({ length: 20 }, () => findSigningKey(randomUUID())));
  expect(await countStatements(flood)).toBe(0);
  age(2_000);
  expect(await countStatements(flood)).toBe(1);
  await movePastKeys(29);
  age(2_000);
  expect(await flood()).toEqual(Array.from({ length: 20 }, () => null));
  expect(await listSigningKeys()).toHaveLength(2);
});

test("where no key can be opened, as under another secret, one is made before anything is remembered", async () => {
  await execute(
    `INSERT INTO "SigningKey" (id, "privateKey", "signsFrom") VALUES ($1, 'sealed with another secret', now())`,
    [randomUUID()],
  );
  expect(await findSigningKey(randomUUID())).toBeNull();
  expect((await currentSigningKey()).signs).toBe(true);
  expect(await listSigningKeys()).toHaveLength(1);
});
