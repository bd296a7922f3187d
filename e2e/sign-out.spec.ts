import { onBothDatabases } from "@/e2e/both-databases";
import { expect, test } from "@/e2e/fixtures";
import { askToSignOut, confirmSignOut, copySession, openDashboard, signIn, signUp } from "@/e2e/people";
import type { Page } from "@playwright/test";

test.use({ sharesContext: true });

const LEFT = /\/(login|signed-out)/;

function holdRequests(page: Page, path: string): { readonly release: () => void } {
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  const held = page.route(path, async (route) => {
    await released;
    await route.continue();
  });
  return { release: () => held.then(release) };
}

async function former(page: Page, secrets: readonly string[]): Promise<string[]> {
  const kept = await page.evaluate(() =>
    [
      document.documentElement.outerHTML,
      JSON.stringify({ ...localStorage }),
      JSON.stringify({ ...sessionStorage }),
    ].join(),
  );
  return secrets.filter((secret) => kept.includes(secret));
}

onBothDatabases(() => {
  test("all tabs cover themselves right after the answer, leave, and hold nothing of the person", async ({
    context,
  }) => {
    const ann = await signUp(context);
    const pages = [await openDashboard(context), await openDashboard(context), await openDashboard(context)];
    const [first, ...others] = pages;
    if (first === undefined) throw new Error("There is no first tab.");
    const covered = others.map((page) =>
      page.evaluate(
        () =>
          new Promise<number>((resolve) => {
            new MutationObserver(() => resolve(Date.now())).observe(document.documentElement, {
              attributeFilter: ["data-covered"],
            });
          }),
      ),
    );
    const answered = first.waitForResponse("**/api/auth/logout").then(() => Date.now());
    await confirmSignOut(first);
    const answeredAt = await answered;
    // Measured, not demanded: a loaded machine is slow at everything.
    for (const coveredAt of await Promise.all(covered))
      test.info().annotations.push({ type: "covered after (ms)", description: String(coveredAt - answeredAt) });
    for (const page of pages) await page.waitForURL(LEFT);
    for (const page of pages) expect(await former(page, [ann.email, ann.name, ann.id])).toEqual([]);
    await expect(first.getByText("2 other tabs were cleared.")).toBeVisible();
    await expect(first.getByText("Your session is ended on the server")).toBeVisible();
  });

  test("a copy of the cookie is dead at once: page, API and RSC request", async ({ context, instance }) => {
    const ann = await signUp(context);
    const page = await openDashboard(context);
    // On another device the copy would be refused in any case.
    const thief = await copySession(context, ann, instance);
    const api = () => thief.get("/api/me");
    expect((await api()).status()).toBe(200);
    const answered = page.waitForResponse("**/api/auth/logout");
    await confirmSignOut(page);
    // Only the status: Chromium drops the body with the document, which the page replaces at once.
    expect((await answered).status()).toBe(200);
    const refused = await api();
    expect(refused.status()).toBe(401);
    expect(await refused.json()).toMatchObject({ code: "session_ended", reason: "user" });
    const document = await thief.get("/dashboard", { maxRedirects: 0 });
    expect([document.status(), document.headers()["location"]]).toEqual([
      307,
      expect.stringMatching(/^\/login\?reason=user/),
    ]);
    const rsc = await thief.get("/dashboard?_rsc=1", { headers: { rsc: "1" }, maxRedirects: 0 });
    expect(await rsc.text()).not.toContain(ann.email);
    expect(rsc.status()).toBe(307);
    await thief.dispose();
  });

  test("signing out of all devices ends the other browser and says so", async ({ context, elsewhere }) => {
    const ann = await signUp(context);
    await signIn(elsewhere, ann);
    const other = await elsewhere.newPage();
    await other.goto("/dashboard");
    const page = await openDashboard(context);
    const dialog = await askToSignOut(page);
    await dialog.getByLabel("Also sign out of all other devices").check();
    await dialog.getByRole("button", { name: "Sign out" }).click();
    await expect(page.getByText("1 other device was signed out.")).toBeVisible();
    await expect(other).toHaveURL(/reason=user_all/);
    await expect(other.getByText("You signed out on all devices.")).toBeVisible();
  });

  test("after a sign-out a new tab asks for sign-in and a second sign-out is the same 200", async ({ context }) => {
    await signUp(context);
    const page = await openDashboard(context);
    await confirmSignOut(page);
    await page.waitForURL("**/signed-out");
    await page.goto("/dashboard");
    await expect(page).toHaveURL(/\/login\?next=%2Fdashboard/);
    const again = await context.request.post("/api/auth/logout");
    expect([again.status(), await again.json()]).toEqual([200, { success: true, revocation: "committed", ended: 0 }]);
  });
});

test("on a slow line the cover has words that everybody gets, and nothing of the page is under them", async ({
  context,
}) => {
  const ann = await signUp(context);
  const page = await openDashboard(context);
  const line = holdRequests(page, "**/api/auth/logout");
  await confirmSignOut(page);
  // Nobody waits for a dialog that is still open: it would be all that a screen reader gets.
  const words = page.getByRole("dialog", { name: "Signing you out…" });
  await expect(words).toBeFocused();
  await expect(words.getByRole("heading", { level: 1 })).toHaveText("Signing you out…");
  await expect(page.locator("#content").getByText(ann.email)).toBeHidden();
  await expect(page.getByRole("heading")).toHaveText(["Signing you out…"]);
  for (const press of [1, 2]) {
    await page.keyboard.press("Escape");
    await expect(words, `after ${press}`).toBeVisible();
  }
  line.release();
  await page.waitForURL("**/signed-out");
});

test("a page that is covered while somebody signs in again has words too, and gets its focus back", async ({
  context,
}) => {
  const ann = await signUp(context);
  const page = await context.newPage();
  await page.goto("/account/security");
  await page.getByLabel("New email").fill("typed@example.com");
  const line = holdRequests(page, "**/api/me");
  await signIn(context, ann);
  await page.evaluate(() => dispatchEvent(new Event("focus")));
  await expect(page.getByRole("dialog", { name: "One moment…" })).toBeVisible();
  line.release();
  await expect(page.getByRole("dialog", { name: "One moment…" })).toHaveCount(0);
  await expect(page.getByLabel("New email")).toHaveValue("typed@example.com");
  await expect(page.getByLabel("New email")).toBeFocused();
});

test("Cancel and Escape close the dialog, give the focus back, and send nothing", async ({ context }) => {
  await signUp(context);
  const page = await openDashboard(context);
  const posts: string[] = [];
  page.on("request", (request) => {
    if (!["GET", "OPTIONS"].includes(request.method())) posts.push(request.url());
  });
  const dialog = await askToSignOut(page);
  await expect(dialog.getByRole("button", { name: "Cancel" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("banner").getByRole("button", { name: "Sign out" })).toBeFocused();
  await askToSignOut(page);
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(dialog).toBeHidden();
  await page.reload();
  await expect(page.getByRole("heading", { name: "Dashboard" })).toBeVisible();
  expect(posts).toEqual([]);
});

test("next-auth's client is told, and agrees that nobody is signed in", async ({ context }) => {
  await signUp(context);
  const page = await openDashboard(context);
  // Auth.js's sign-out begins with this request. How far it gets depends on the machine: the page waits a second at most.
  const told = page.waitForRequest("**/api/auth/csrf");
  await confirmSignOut(page);
  await told;
  await page.waitForURL("**/signed-out");
  expect(await (await context.request.get("/api/auth/session")).json()).toBeNull();
});

test("the signed-out page never says so to somebody who is signed in", async ({ context }) => {
  await signUp(context);
  const page = await context.newPage();
  await page.goto("/signed-out");
  await expect(page.getByRole("heading", { name: "You are signed in" })).toBeVisible();
});
