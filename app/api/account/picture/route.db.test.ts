import { expect, test } from "vitest";
import { connectedApp } from "@/app/api/test-client";
import * as account from "@/app/api/account/route";
import * as exported from "@/app/api/account/export/route";
import * as picture from "@/app/api/account/picture/route";
import * as logout from "@/app/api/auth/logout/route";
import { db } from "@/lib/db";
import { exportSchema } from "@/lib/profile/export-schemas";
import { pictureSchema } from "@/lib/profile/profile-schemas";
import { signedIn, TestBrowser } from "@/testing/helpers/test-browser";

type Someone = Pick<Awaited<ReturnType<typeof signedIn>>, "browser" | "as">;

const PATH = "/api/account/picture";

// The beginnings that tell the types, and something after them.
const BYTES = {
  "image/png": Buffer.from("\x89PNG\r\n\x1a\n and more", "latin1"),
  "image/jpeg": Buffer.from("\xff\xd8\xff and more", "latin1"),
  "image/webp": Buffer.from("RIFF\x0a\0\0\0WEBPVP8 and more", "latin1"),
};
const PNG = BYTES["image/png"];

async function set({ browser, as }: Someone, bytes: Buffer): Promise<Response> {
  return browser.send(picture.PUT, "PUT", PATH, { ...as, body: { picture: bytes.toString("base64") } });
}

async function setAddress(somebody: Someone, bytes: Buffer): Promise<string> {
  return pictureSchema.parse(await (await set(somebody, bytes)).json()).image ?? "none";
}

async function remove({ browser, as }: Someone): Promise<void> {
  const answer = await browser.send(picture.DELETE, "DELETE", PATH, as);
  expect([answer.status, await answer.json()]).toEqual([200, { image: null }]);
}

/** Asks as an `<img>` does: with cookies, and no header of ours. */
async function see(browser: TestBrowser, address: string): Promise<Response> {
  return browser.send(picture.GET, "GET", address);
}

async function stateOf(userId: string) {
  const { image } = await db().user.findUniqueOrThrow({ where: { id: userId }, select: { image: true } });
  const events = await db().securityEvent.count({ where: { userId, type: "picture_changed" } });
  return { image, kept: await db().picture.count({ where: { userId } }), events };
}

test.each(Object.entries(BYTES))("a picture of %s is kept, and its person sees it as it is", async (type, bytes) => {
  const ann = await signedIn();
  const address = await setAddress(ann, bytes);
  expect(await stateOf(ann.user.id)).toEqual({ image: address, kept: 1, events: 1 });
  const seen = await see(ann.browser, address);
  expect([seen.status, Buffer.from(await seen.arrayBuffer())]).toEqual([200, bytes]);
  expect(Object.fromEntries(seen.headers)).toEqual({ "cache-control": "no-store", "content-type": type });
});

test("another picture takes its place at another address, the same one changes nothing, and none is none", async () => {
  const ann = await signedIn();
  const first = await setAddress(ann, PNG);
  const second = await setAddress(ann, BYTES["image/jpeg"]);
  expect(await setAddress(ann, BYTES["image/jpeg"])).toBe(second);
  expect(await stateOf(ann.user.id)).toEqual({ image: second, kept: 1, events: 2 });
  expect([(await see(ann.browser, first)).status, (await see(ann.browser, second)).status]).toEqual([404, 200]);
  await remove(ann);
  await remove(ann);
  expect(await stateOf(ann.user.id)).toEqual({ image: null, kept: 0, events: 3 });
  expect((await see(ann.browser, second)).status).toBe(404);
});

test.each([
  ["an SVG", Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>")],
  ["a page", Buffer.from("<!doctype html><script>alert(1)</script>")],
  ["a PNG with something before it", Buffer.concat([Buffer.from(" "), PNG])],
  ["a sound in RIFF", Buffer.from("RIFF\x0a\0\0\0WAVEfmt ", "latin1")],
  ["nothing", Buffer.alloc(0)],
])("%s is refused, and the picture stays", async (_what, bytes) => {
  const ann = await signedIn();
  const image = await setAddress(ann, PNG);
  const answer = await set(ann, bytes);
  const issues = [{ path: "picture", message: "This is not a PNG, JPEG or WebP picture." }];
  expect([answer.status, (await answer.json()).issues]).toEqual([400, issues]);
  expect(await stateOf(ann.user.id)).toMatchObject({ image, kept: 1 });
});

test("one of 12 kB is kept, and a larger one than a body may hold is refused", async () => {
  const ann = await signedIn();
  expect((await set(ann, Buffer.concat([PNG, Buffer.alloc(12_000)]))).status).toBe(200);
  const answer = await set(ann, Buffer.concat([PNG, Buffer.alloc(12_300)]));
  expect([answer.status, (await answer.json()).code]).toEqual([413, "body_too_large"]);
});

test("nobody else sees it: another person, nobody, or the same browser after a sign-out", async () => {
  const [ann, ben] = [await signedIn(), await signedIn()];
  const address = await setAddress(ann, PNG);
  await setAddress(ben, BYTES["image/webp"]);
  for (const browser of [ben.browser, new TestBrowser()]) expect((await see(browser, address)).status).toBe(404);
  const before = ann.browser.copy();
  await ann.browser.send(logout.POST, "POST", "/api/auth/logout", ann.as);
  for (const browser of [ann.browser, before]) expect((await see(browser, address)).status).toBe(404);
});

test("a tab of somebody else and an app change nothing", async () => {
  const [ann, ben] = [await signedIn(), await signedIn()];
  expect((await set({ ...ann, as: ben.as }, PNG)).status).toBe(401);
  const { user, tokens } = await connectedApp();
  const as = { headers: { "x-user-id": user.id, authorization: `Bearer ${tokens.access_token}` } };
  expect((await set({ browser: new TestBrowser(), as }, PNG)).status).toBe(403);
  for (const { id } of [ann.user, ben.user, user]) expect(await stateOf(id)).toMatchObject({ image: null, kept: 0 });
});

test("a provider's picture is not ours to show or to remove", async () => {
  const ann = await signedIn();
  const image = "https://provider.example/ann.png";
  await db().user.update({ where: { id: ann.user.id }, data: { image } });
  await remove(ann);
  expect(await stateOf(ann.user.id)).toEqual({ image, kept: 0, events: 0 });
});

test("an export has it, and a deletion of the account erases it at once", async () => {
  const ann = await signedIn();
  await set(ann, PNG);
  const answer = await ann.browser.send(exported.GET, "GET", "/api/account/export", ann.as);
  expect(exportSchema.parse(await answer.json()).picture).toMatchObject({
    type: "image/png",
    bytes: PNG.toString("base64"),
  });
  expect((await ann.browser.send(account.DELETE, "DELETE", "/api/account", ann.as)).ok).toBe(true);
  expect(await stateOf(ann.user.id)).toMatchObject({ image: null, kept: 0 });
});
