import { expect, test } from "vitest";
import { endAllDevices, type LiveSession, findSession } from "aurora-session/core";
import { countStatements, createTestUser, execute, signedIn, type TestUser } from "@/testing/helpers/test-browser";
import { findTourState } from "@/lib/tour/tour-queries";

async function signIn(user: TestUser): Promise<LiveSession> {
  const { token } = await signedIn(user);
  const reading = await findSession(token, null);
  if (reading.state !== "live") throw new Error("The session is live.");
  return reading.session;
}

test("the tour is open until the first sign-out everywhere, says so in the next session, and is over after it", async () => {
  const [ann, ben] = [await createTestUser(), await createTestUser()];
  const first = await signIn(ann);
  expect(await findTourState(first)).toBe("open");
  await endAllDevices(first);
  const [next, other] = [await signIn(ann), await signIn(ben)];
  expect(await countStatements(async () => expect(await findTourState(next)).toBe("done"))).toBe(1);
  expect(await findTourState(other)).toBe("open");
  const later = await signIn(ann);
  expect(await findTourState(later)).toBe("over");
  expect(await findTourState(next)).toBe("done");
});

test("an account of more than 30 days has no tour", async () => {
  const ann = await createTestUser();
  const session = await signIn(ann);
  await execute(`UPDATE "User" SET "createdAt" = now() - interval '31 days' WHERE id = $1`, [ann.id]);
  expect(await findTourState(session)).toBe("over");
});
