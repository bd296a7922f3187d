import { expect, test } from "vitest";
import * as profile from "@/app/api/account/profile/route";
import * as login from "@/app/api/auth/login/route";
import * as me from "@/app/api/me/route";
import { meSchema } from "@/lib/api-schemas";
import { db } from "@/lib/db";
import { setLanguage } from "@/lib/account/account-language";
import { createTestUser, signedIn, TEST_PASSWORD, TestBrowser } from "@/testing/helpers/test-browser";
import { newestMailTo } from "@/testing/helpers/test-mail";

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
  ["\u200B\u200B", "This name is invisible. Enter one that can be seen, or none."],
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

async function signInFrom(browser: TestBrowser, email: string): Promise<void> {
  const body = { email, password: TEST_PASSWORD };
  expect((await browser.send(login.POST, "POST", "/api/auth/login", { body })).status).toBe(200);
}

const NOTHING = { language: null, colorScheme: null, timeZone: null };

test("settings are those of the device until somebody chooses them, and a sign-in brings them to its browser", async () => {
  const user = await createTestUser();
  const ann = await signedIn(user);
  const other = new TestBrowser();
  other.cookies.set("aurora.language", "en");
  await signInFrom(other, user.email);
  expect(other.cookies.get("aurora.language")).toBe("en");
  const settings = { language: "de", colorScheme: "dark", timeZone: "America/New_York" };
  expect(await (await change(ann, settings)).json()).toEqual({ name: null, ...settings });
  expect([ann.browser.cookie("language"), ann.browser.cookie("color-scheme")]).toEqual(["de", "dark"]);
  await signInFrom(other, user.email);
  expect([other.cookie("language"), other.cookie("color-scheme")]).toEqual(["de", "dark"]);
  expect(await (await change(ann, NOTHING)).json()).toEqual({ name: null, ...NOTHING });
  expect([ann.browser.cookies.has("aurora.language"), ann.browser.cookies.has("aurora.color-scheme")]).toEqual([
    false,
    false,
  ]);
  await signInFrom(other, user.email);
  expect(other.cookie("language")).toBe("de");
});

test("mails are in the language of the account, with times of its zone, which they name", async () => {
  const user = await createTestUser();
  const ann = await signedIn(user);
  await signInFrom(new TestBrowser(), user.email);
  expect((await newestMailTo(user.email)).text).toMatch(/ at [^()]+ UTC\./);
  await change(ann, { language: "de", timeZone: "America/New_York" });
  await signInFrom(new TestBrowser(), user.email);
  const mail = await newestMailTo(user.email);
  expect(mail.language).toBe("de");
  expect(mail.text).toMatch(/\d\d:\d\d \(America\/New_York\)/);
  await db().user.update({ where: { id: user.id }, data: { timeZone: "Nowhere/Known" } });
  await signInFrom(new TestBrowser(), user.email);
  expect((await newestMailTo(user.email)).text).toContain(" UTC");
});

test("a language that is chosen on a device changes the account's, if it has one", async () => {
  const ann = await signedIn();
  await setLanguage(ann.user.id, "de");
  expect(await (await change(ann, {})).json()).toMatchObject({ language: null });
  await change(ann, { language: "de" });
  await setLanguage(ann.user.id, "en");
  expect(await (await change(ann, {})).json()).toMatchObject({ language: "en" });
});

test.each([
  { timeZone: "Nowhere/Known" },
  { timeZone: "../etc/passwd" },
  { timeZone: "" },
  { language: "fr" },
  { colorScheme: "pink" },
])("%j is refused", async (body) => {
  const answer = await change(await signedIn(), body);
  const { issues } = await answer.json();
  expect([answer.status, issues.map(({ path }: { path: string }) => path)]).toEqual([400, Object.keys(body)]);
});
