import { randomUUID } from "node:crypto";
import type { BrowserContext, Page } from "@playwright/test";
import { expect, test as base } from "@/e2e/fixtures";
import { answerProvider } from "@/e2e/identity-provider";
import { startMinimalApp, type MinimalApp } from "@/e2e/minimal-app";
import { sharedInstance } from "@/e2e/shared-instance";
import { TEST_LIMIT_MS } from "@/testing/patience";

type WorkerFixtures = { minimalApp: MinimalApp };

const test = base.extend<object, WorkerFixtures>({
  minimalApp: [
    async ({ playwright: _playwright }, provide) => {
      const app = await startMinimalApp(sharedInstance().databaseUrl);
      await provide(app);
      await app.stop();
    },
    { scope: "worker", timeout: TEST_LIMIT_MS },
  ],
  baseURL: async ({ minimalApp }, provide) => provide(minimalApp.origin),
});

// One worker builds and starts it for all of them.
test.describe.configure({ mode: "default" });

type Person = { readonly name: string; readonly note: string };

/** Signs somebody new in with the provider, and writes a note of theirs into the database. */
async function signIn(page: Page, app: MinimalApp): Promise<Person> {
  const name = `ann-${randomUUID()}`;
  const note = `a note of ${name}`;
  await page.goto("/login");
  await page.getByRole("button", { name: "Sign in with Example" }).click();
  await answerProvider(page, `${name}@example.com`);
  await expect(page).toHaveURL(/\/dashboard$/);
  await app.query(`INSERT INTO "Note" ("id", "text", "userId") SELECT $1, $2, "id" FROM "User" WHERE "email" = $3`, [
    randomUUID(),
    note,
    `${name}@example.com`,
  ]);
  return { name, note };
}

async function expectDashboard(page: Page, { name, note }: Person): Promise<void> {
  await expect(page.getByRole("heading", { name: `Hello, ${name}` })).toBeVisible();
  await expect(page.getByText(note)).toBeVisible();
}

async function openDashboard(context: BrowserContext, person: Person): Promise<Page> {
  const page = await context.newPage();
  await page.goto("/");
  await page.goto("/dashboard");
  await expectDashboard(page, person);
  return page;
}

/** Signs out as Auth.js does, which leaves the page hidden in the document: only another document is rid of it. */
async function signOut(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/$/);
  await page.reload();
}

/** Looks through the whole document, with what is hidden and what scripts brought. */
async function expectNothingOf(page: Page, { name }: Person): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.waitForLoadState("networkidle");
  // As a boolean: the whole document would bury the failure.
  expect((await page.content()).includes(name)).toBe(false);
}

test("without a session, a visit is a redirect and not a 200, and the API is a 401", async ({ request }) => {
  const visit = await request.get("/dashboard", { maxRedirects: 0 });
  expect(visit.status()).toBe(307);
  expect(visit.headers()["location"]).toMatch(/\/login$/);
  expect((await request.get("/api/private")).status()).toBe(401);
  expect((await request.get("/", { maxRedirects: 0 })).status()).toBe(200);
});

test("a person signs in, and after a sign-out no tab, no Back and no copied cookie shows anything of theirs", async ({
  page,
  context,
  playwright,
  minimalApp,
}) => {
  const person = await signIn(page, minimalApp);
  const first = await openDashboard(context, person);
  const second = await openDashboard(context, person);
  const copy = await playwright.request.newContext({
    baseURL: minimalApp.origin,
    storageState: await context.storageState(),
  });
  expect((await copy.get("/api/private")).status()).toBe(200);
  await signOut(first);
  await second.reload();
  await expect(second).toHaveURL(/\/login$/);
  for (const tab of [first, second]) {
    await expectNothingOf(tab, person);
    await tab.goBack();
    await tab.waitForURL((url) => url.pathname !== "/dashboard");
    await expectNothingOf(tab, person);
  }
  expect((await copy.get("/api/private")).status()).toBe(401);
  expect((await copy.get("/dashboard", { maxRedirects: 0 })).status()).toBe(307);
  await copy.dispose();
});

test("nothing of a person is in what browsers fetch ahead, and their page is not to be kept", async ({
  page,
  minimalApp,
}) => {
  const person = await signIn(page, minimalApp);
  const visit = await page.goto("/dashboard");
  await expectDashboard(page, person);
  expect(visit?.headers()["cache-control"]).toContain("no-store");
  const ahead: string[] = [];
  await page.route("**", async (route, request) => {
    if (request.headers()["next-router-prefetch"] === undefined) return route.continue();
    const response = await route.fetch();
    ahead.push(await response.text());
    return route.fulfill({ response });
  });
  await page.goto("/", { waitUntil: "networkidle" });
  expect(ahead.length).toBeGreaterThan(0);
  for (const text of ahead) expect(text).not.toContain(person.name);
});

test("a link to a page whose session is over loads a new document, without what was hidden in the old one", async ({
  page,
  minimalApp,
}) => {
  const person = await signIn(page, minimalApp);
  await page.goto("/dashboard");
  await expectDashboard(page, person);
  await page.getByRole("link", { name: "Home" }).click();
  await expect(page).toHaveURL(/\/$/);
  // With `cacheComponents`, Next hides the former page and keeps it.
  await expect(page.getByText(person.note)).toBeHidden();
  expect(await page.content()).toContain(person.note);
  await minimalApp.query(`DELETE FROM "Session" USING "User" WHERE "userId" = "User"."id" AND "email" = $1`, [
    `${person.name}@example.com`,
  ]);
  await page.getByRole("link", { name: "Your dashboard" }).click();
  await expect(page).toHaveURL(/\/login$/);
  await expectNothingOf(page, person);
  await page.goBack();
  await expectNothingOf(page, person);
});
