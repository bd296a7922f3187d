import { expect, test } from "@/e2e/fixtures";
import { copySession, expectDashboard, letTimePass, openDashboard, signUp } from "@/e2e/people";
import type { BrowserContext, Page } from "@playwright/test";

/**
 * A tab that hears neither other tabs nor pushes, and sees the cookies of the moment it was opened: it knows only answers.
 */
async function openDeafDashboard(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.route("**/api/auth/events", (route) => route.abort());
  await page.addInitScript(() => {
    const cookie = document.cookie;
    Object.defineProperty(Document.prototype, "cookie", { get: () => cookie, set() {} });
    BroadcastChannel.prototype.addEventListener = () => undefined;
  });
  await page.goto("/dashboard");
  await expectDashboard(page);
  return page;
}

test("a tab opened as Ann leaves when Ben signs in in another tab, and never reads as Ben", async ({
  context,
  instance,
}) => {
  const ann = await signUp(context, "Ann Archer");
  const annsTab = await openDashboard(context);
  const copy = await copySession(context, ann, instance);
  const asked: (string | undefined)[] = [];
  annsTab.on("request", (request) => {
    if (request.url().includes("/api/")) asked.push(request.headers()["x-user-id"]);
  });
  const ben = await signUp(context, "Ben Baker");
  const bensTab = await openDashboard(context);
  // Either may come first: that its session was replaced, or that the answer is meant for somebody else.
  await expect(annsTab).toHaveURL(/\/login\?reason=(replaced_by_login|other_user)/);
  await expect(bensTab.getByRole("main").getByText(ben.email)).toBeVisible();
  expect(asked.filter((id) => id !== undefined && id !== ann.id)).toEqual([]);
  // The page to sign in says so of anybody.
  await expect(annsTab.getByText("You are signed in as Ben Baker.")).toBeVisible();
  await expect(annsTab.getByRole("heading", { level: 1 })).toHaveText("Sign in");

  const dead = await copy.get("/api/me");
  expect(await dead.json()).toMatchObject({ code: "session_ended", reason: "replaced_by_login" });
  await copy.dispose();
});

test("a poll of Ann's tab with Ben's cookie is refused and closes the tab", async ({ context }) => {
  await context.clock.install();
  await signUp(context, "Ann Archer");
  const annsTab = await openDeafDashboard(context);
  const ben = await signUp(context, "Ben Baker");
  await letTimePass(context);
  await expect(annsTab).toHaveURL(/\/login\?reason=other_user/);
  await expect(annsTab.getByRole("main").getByText(`You are signed in as ${ben.name}.`)).toBeVisible();
  await expect(annsTab.getByRole("heading", { level: 1 })).toHaveText("Sign in");
});

test("a soft navigation that answers as Ben is not shown in Ann's document", async ({ context }) => {
  await signUp(context, "Ann Archer");
  const annsTab = await openDeafDashboard(context);
  const ben = await signUp(context, "Ben Baker");
  // Nothing in the browser outlives the change of the person, its `window.name` neither.
  const shown: string[] = [];
  await annsTab.exposeFunction("noteShown", (where: string) => shown.push(where));
  await annsTab.evaluate((email) => {
    const look = () => {
      if (document.body.innerText.includes(email)) Reflect.get(window, "noteShown")("Ann's document");
      requestAnimationFrame(look);
    };
    look();
    Reflect.get(window, "next").router.push("/dashboard?soft");
  }, ben.email);
  await expect(annsTab.getByRole("main").getByText(ben.email)).toBeVisible();
  expect(shown).toEqual([]);
});
