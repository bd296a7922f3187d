import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type APIRequestContext } from "@playwright/test";
import { expect, test } from "@/e2e/fixtures";
import { noteFigure } from "@/e2e/figures";
import { fullBrowser } from "@/e2e/launch-options";
import { askToSignOut, confirmSignOut, copySession, openDashboard, signIn, signUp } from "@/e2e/people";

const WORDS = "The server will be told when you are back online.";

async function reasonOf(copy: APIRequestContext): Promise<unknown> {
  const answer = await copy.get("/api/me");
  return answer.ok() ? "live" : (await answer.json()).reason;
}

test("confirmed offline: every tab is empty at once, stays signed out, and the server is told at the first contact", async ({
  context,
  instance,
}) => {
  const ann = await signUp(context);
  const [page, other] = [await openDashboard(context), await openDashboard(context)];
  const copy = await copySession(context, ann, instance);
  await context.setOffline(true);
  await confirmSignOut(page);
  for (const tab of [page, other]) {
    await expect(tab.getByRole("heading", { name: "Signed out in this browser" })).toBeVisible();
    await expect(tab.getByText(WORDS)).toBeVisible();
    const html = await tab.content();
    expect([html.includes(ann.email), html.includes(ann.name)]).toEqual([false, false]);
  }
  expect(await reasonOf(copy)).toBe("live");

  const onlineAt = Date.now();
  await context.setOffline(false);
  await page.waitForURL("**/signed-out");
  await expect(page.getByText("Your session is ended on the server")).toBeVisible();
  expect(await reasonOf(copy)).toBe("user");
  await other.waitForURL(/\/login\?reason=/);
  await copy.dispose();
  noteFigure(
    `Confirmed offline: both tabs empty, 0 said that the server knows, finished ${Date.now() - onlineAt} ms after the ` +
      "network was back",
  );
});

for (const then of ["the network comes back", "another tab is the next to reach the server"])
  test(`“all other devices” confirmed offline is not forgotten when ${then}`, async ({ context, elsewhere }) => {
    const ann = await signUp(context);
    await signIn(elsewhere, ann);
    const page = await openDashboard(context);
    await context.setOffline(true);
    const dialog = await askToSignOut(page);
    await dialog.getByLabel("Also sign out of all other devices").check();
    await dialog.getByRole("button", { name: "Sign out" }).click();
    await expect(page.getByText(WORDS)).toBeVisible();
    if (then !== "the network comes back") await page.close();
    await context.setOffline(false);
    if (then !== "the network comes back") await (await context.newPage()).goto("/login");
    const headers = { "X-User-ID": ann.id };
    await expect
      .poll(async () => (await elsewhere.request.get("/api/me", { headers })).json())
      .toMatchObject({ code: "session_ended", reason: "user_all" });
    noteFigure(`“All other devices” confirmed offline, then ${then}: the other device was ended`);
  });

test("the browser was closed meanwhile: its next visit is signed out and finishes it, without a person", async ({
  instance,
  elsewhere,
}) => {
  const folder = await mkdtemp(join(tmpdir(), "aurora-profile-"));
  const options = { ...fullBrowser, baseURL: instance.origin };
  const before = await chromium.launchPersistentContext(folder, options);
  const ann = await signUp(elsewhere);
  await signIn(before, ann, true);
  const page = await openDashboard(before);
  const copy = await copySession(before, ann, instance);
  await before.setOffline(true);
  await confirmSignOut(page);
  await expect(page.getByText(WORDS)).toBeVisible();
  await before.close();
  expect(await reasonOf(copy)).toBe("live");

  const after = await chromium.launchPersistentContext(folder, options);
  const visit = await after.newPage();
  await visit.goto("/dashboard");
  await expect(visit).toHaveURL(/\/login/);
  await expect.poll(() => reasonOf(copy)).toBe("user");
  await after.close();
  await copy.dispose();
  await rm(folder, { recursive: true, force: true });
  noteFigure("Confirmed offline, browser closed: its next visit was signed out and finished it, without a person");
});
