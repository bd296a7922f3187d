import { expect, test } from "vitest";
import * as profile from "@/app/api/account/profile/route";
import * as me from "@/app/api/me/route";
import { meSchema } from "@/lib/api-schemas";
import { db } from "@/lib/db";
import { signedIn } from "@/testing/helpers/test-browser";

type Someone = Awaited<ReturnType<typeof signedIn>>;

async function change({ browser, as }: Someone, body: unknown): Promise<Response> {
  return browser.send(profile.PATCH, "PATCH", "/api/account/profile", { ...as, body });
}

async function nameOf({ browser, as }: Someone): Promise<string | null> {
  return meSchema.parse(await (await browser.send(me.GET, "GET", "/api/me", as)).json()).user.name;
}

async function eventsOf({ user }: Someone): Promise<string[]> {
  const events = await db().securityEvent.findMany({ where: { userId: user.id, type: "name_changed" } });
  return events.map(({ sessionId }) => sessionId ?? "");
}

test("a name is changed and taken away, as a sign-up would keep it, and each change is recorded once", async () => {
  const ann = await signedIn();
  expect(await (await change(ann, { name: "  Ann\u202E \n Archer " })).json()).toMatchObject({ name: "Ann Archer" });
  expect(await nameOf(ann)).toBe("Ann Archer");
  await change(ann, { name: "Ann Archer" });
  await change(ann, {});
  expect(await eventsOf(ann)).toEqual([ann.sessionId]);
  expect(await (await change(ann, { name: " " })).json()).toMatchObject({ name: null });
  expect(await nameOf(ann)).toBeNull();
  expect(await eventsOf(ann)).toHaveLength(2);
});

test.each([
  ["\u200B\u200B", "This name can't be seen. Enter one that can, or none."],
  ["x".repeat(101), "Use at most 100 characters."],
])("a name that can't be one is refused, and the old one stays", async (name, message) => {
  const ann = await signedIn();
  await change(ann, { name: "Ann" });
  const answer = await change(ann, { name });
  expect([answer.status, (await answer.json()).issues]).toEqual([400, [{ path: "name", message }]]);
  expect(await nameOf(ann)).toBe("Ann");
});

test("a tab of somebody else changes nothing", async () => {
  const [ann, ben] = [await signedIn(), await signedIn()];
  expect((await change({ ...ann, as: ben.as }, { name: "Ben" })).status).toBe(401);
  expect([await nameOf(ann), await nameOf(ben)]).toEqual([null, null]);
});
