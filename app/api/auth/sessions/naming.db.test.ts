import { expect, test } from "vitest";
import * as me from "@/app/api/me/route";
import * as one from "@/app/api/auth/sessions/[id]/route";
import * as many from "@/app/api/auth/sessions/route";
import { connectedApp } from "@/app/api/test-client";
import { db } from "@/lib/db";
import { meSchema } from "@/lib/api-schemas";
import { sessionsSchema } from "aurora-session/shared";
import { createTestUser, makeStale, signedIn } from "@/testing/helpers/test-browser";

type Someone = Awaited<ReturnType<typeof signedIn>>;

async function name({ browser, as }: Someone, id: string, body: unknown): Promise<Response> {
  return browser.send(one.PATCH, "PATCH", `/api/auth/sessions/${id}`, { ...as, params: { id }, body });
}

async function namesOf({ browser, as }: Someone): Promise<Map<string, string | null>> {
  const answer = await browser.send(many.GET, "GET", "/api/auth/sessions", as);
  const { sessions } = sessionsSchema.parse(await answer.json());
  return new Map(sessions.map(({ id, device }) => [id, device.ownName]));
}

test("a device keeps its own name, also when another system is noted, until the name is taken away", async () => {
  const user = await createTestUser();
  const [here, there] = [await signedIn(user), await signedIn(user)];
  expect((await name(here, there.sessionId, { name: "  Mum's\nlaptop " })).status).toBe(204);
  expect(await namesOf(here)).toEqual(
    new Map([
      [there.sessionId, "Mum's laptop"],
      [here.sessionId, null],
    ]),
  );
  const userAgent = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0";
  const headers = { ...there.as.headers, "user-agent": userAgent };
  const answer = await there.browser.send(me.GET, "GET", "/api/me", { headers });
  expect(meSchema.parse(await answer.json()).session.device).toMatchObject({ ownName: "Mum's laptop" });
  const row = await db().session.findUniqueOrThrow({ where: { id: there.sessionId } });
  expect(row).toMatchObject({ deviceName: "Firefox on Windows", ownName: "Mum's laptop" });
  expect((await name(here, there.sessionId, { name: null })).status).toBe(204);
  expect((await namesOf(here)).get(there.sessionId)).toBeNull();
});

test("a change of a name is recorded, and the same name again is none", async () => {
  const here = await signedIn();
  for (const given of ["Kitchen", "Kitchen", ""]) await name(here, here.sessionId, { name: given });
  const where = { userId: here.user.id, type: "device_named" };
  const events = await db().securityEvent.findMany({ where });
  expect(events).toMatchObject([
    { sessionId: here.sessionId, deviceName: "Firefox on Linux" },
    { sessionId: here.sessionId, deviceName: "Firefox on Linux" },
  ]);
});

test("another device than this one asks for a factor again", async () => {
  const user = await createTestUser();
  const [here, there] = [await signedIn(user), await signedIn(user)];
  await makeStale(here.sessionId);
  const refused = await name(here, there.sessionId, { name: "Mine" });
  expect([refused.status, (await refused.json()).code]).toEqual([403, "reauthentication_required"]);
  expect((await name(here, here.sessionId, { name: "Mine" })).status).toBe(204);
  expect(await namesOf(here)).toEqual(
    new Map([
      [there.sessionId, null],
      [here.sessionId, "Mine"],
    ]),
  );
});

test("what is not a live device of this person is 404, an app too, which keeps the name that it was given", async () => {
  const [app, ben] = [await connectedApp(), await signedIn()];
  for (const id of [ben.sessionId, app.tokens.client_id, crypto.randomUUID(), "x"])
    expect([id, (await name(app, id, { name: "Mine" })).status]).toEqual([id, 404]);
  expect((await namesOf(ben)).get(ben.sessionId)).toBeNull();
});

test.each(["\u202E", "\u3164", "x".repeat(61), "\uD800", "\uFFFD"])("refuses the name %j", async (given) => {
  const here = await signedIn();
  const answer = await name(here, here.sessionId, { name: given });
  const issues = [{ path: "name", message: "Use at most 60 characters, at least one of them visible." }];
  expect([answer.status, await answer.json()]).toMatchObject([400, { issues }]);
});
