import { expect, test } from "vitest";
import { db } from "@/lib/db";
import { endEverybodysSessions } from "./end-everybody.ts";
import {
  createTestSession,
  createTestUser,
  endReasonOf,
  execute,
  sessionEpochOf,
  signedIn,
} from "@/testing/helpers/test-browser";

test("everybody is signed out, over several transactions, with one summary a user and no sign-in under way surviving", async () => {
  const [ann, ben, nobody] = [await createTestUser(), await createTestUser(), await createTestUser()];
  const [anns, bens] = [await signedIn(ann), await signedIn(ben)];
  await signedIn(ben);
  await execute(`INSERT INTO "User" (id, email) SELECT gen_random_uuid(), 'user-' || number || '@example.com'
    FROM generate_series(1, 250) AS number`);
  const epoch = await sessionEpochOf(nobody);
  expect(await endEverybodysSessions("operator", "reported")).toEqual({ ended: 3 });
  expect([await endReasonOf(anns.sessionId), await endReasonOf(bens.sessionId)]).toEqual(["reported", "reported"]);
  expect(await db().session.count({ where: { endedAt: null } })).toBe(0);
  await expect(createTestSession(nobody, epoch)).rejects.toThrow("sign_in_superseded");
  expect(await db().sessionEpoch.count({ where: { epoch: { gt: 0 } } })).toBe(await db().user.count());
  const where = { type: "sessions_ended", actor: "operator", reason: "reported" };
  const summaries = await db().securityEvent.findMany({ where, select: { userId: true, count: true } });
  expect(summaries.toSorted((one, other) => (one.count ?? 0) - (other.count ?? 0))).toEqual([
    { userId: ann.id, count: 1 },
    { userId: ben.id, count: 2 },
  ]);
  expect(await endEverybodysSessions("operator")).toEqual({ ended: 0 });
});
