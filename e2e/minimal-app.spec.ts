import { randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { BrowserContext, Page } from "@playwright/test";
import { z } from "zod";
import { clickHydrated } from "@/e2e/click-hydrated";
import { watchErrors } from "@/e2e/console-errors";
import { expect, test as base } from "@/e2e/fixtures";
import { answerProvider } from "@/e2e/identity-provider";
import { fullBrowser } from "@/e2e/launch-options";
import { FOLDER, listInstalled, startMinimalApp, type MinimalApp } from "@/e2e/minimal-app";
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

type Person = { readonly id: string; readonly name: string; readonly note: string };

const rowSchema = z.tuple([z.object({ userId: z.string() })]);

/** Signs somebody in with the provider, somebody new unless they are named. */
async function signIn(page: Page, name = `ann-${randomUUID()}`): Promise<string> {
  await page.goto("/login");
  await page.getByRole("button", { name: "Sign in with Example" }).click();
  await answerProvider(page, `${name}@example.com`);
  await expect(page).toHaveURL(/\/dashboard$/);
  return name;
}

/** Signs somebody new in, and writes a note of theirs into the database. */
async function signUp(page: Page, app: MinimalApp): Promise<Person> {
  const name = await signIn(page);
  const note = `a note of ${name}`;
  const rows = await app.query(
    `INSERT INTO "Note" ("id", "text", "userId") SELECT $1, $2, "id" FROM "User" WHERE "email" = $3 RETURNING "userId"`,
    [randomUUID(), note, `${name}@example.com`],
  );
  return { id: rowSchema.parse(rows)[0].userId, name, note };
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

/** Goes from a page without a person to theirs and on to one without again, in one document, which keeps theirs hidden. */
async function hideDashboard(page: Page, person: Person): Promise<void> {
  await page.goto("/");
  await page.getByRole("link", { name: "Your dashboard" }).click();
  await expectDashboard(page, person);
  await page.getByRole("link", { name: "Home" }).click();
  await expect(page.getByRole("link", { name: "Your dashboard" })).toBeVisible();
  await expect(page.getByText(person.note)).toBeHidden();
  // With `cacheComponents`, Next keeps it.
  expect(await page.content()).toContain(person.note);
}

async function signOut(page: Page): Promise<void> {
  await clickHydrated(page.getByRole("button", { name: "Sign out" }));
  const dialog = page.getByRole("alertdialog", { name: "Sign out?" });
  await expect(dialog.getByRole("button", { name: "Cancel" })).toBeFocused();
  await dialog.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("heading", { name: "You are signed out" })).toBeVisible();
}

async function sessionId(context: BrowserContext): Promise<string> {
  const cookies = await context.cookies();
  return cookies.find(({ name }) => name === "aurora.sid")?.value ?? "";
}

/** Ends a person's sessions behind every tab's back. */
async function endSilently(app: MinimalApp, { id }: Person): Promise<void> {
  await app.query(`UPDATE "Session" SET "endedAt" = now(), "endReason" = 'user' WHERE "userId" = $1`, [id]);
}

/** Ends this browser's session from another one of the same person. */
async function endElsewhere(context: BrowserContext, { id, name }: Person): Promise<void> {
  const browser = context.browser();
  if (browser === null) throw new Error("The context has no browser.");
  const other = await browser.newContext({ baseURL: new URL(context.pages()[0]?.url() ?? "").origin });
  await signIn(await other.newPage(), name);
  const ended = await other.request.delete(`/api/auth/sessions/${await sessionId(context)}`, {
    headers: { "X-User-ID": id, Origin: new URL(other.pages()[0]?.url() ?? "").origin },
  });
  expect(await ended.json()).toMatchObject({ ended: 1 });
  await other.close();
}

/** Looks through the whole document, with what is hidden and what scripts brought. */
async function expectNothingOf(page: Page, person: Person): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.waitForLoadState("networkidle");
  expectNothingIn(await page.content(), person);
}

// As booleans: a whole document would bury the failure.
function expectNothingIn(text: string, { id, name }: Person): void {
  expect([text.includes(name), text.includes(id)]).toEqual([false, false]);
}

/** Returns how often sessions were checked, and how often the page itself asked, since the database forgot. */
function countStatements({ database }: MinimalApp): { readonly checks: number; readonly pages: number } {
  const count = (table: string) => database.statements().filter((text) => text.includes(table)).length;
  return { checks: count(`"Session"`), pages: count(`"Note"`) };
}

/** Reads all files of one kind below a folder of the app. */
async function readFolder(folder: string, kind: RegExp): Promise<string[]> {
  const entries = await readdir(join(FOLDER, folder), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && kind.test(entry.name));
  return Promise.all(files.map(({ parentPath, name }) => readFile(join(parentPath, name), "utf8")));
}

const BY_SCRIPT = { "sec-fetch-dest": "empty" };

test("the tarball holds what it must, and nothing else", async () => {
  const files = await listInstalled();
  const besides = files.filter((path) => !/^dist\/(?!.*\.test\.|.*\/test-)[\w/-]+\.(js|d\.ts)$/.test(path));
  expect(besides.toSorted()).toEqual([
    "LICENSE",
    "README.md",
    "bin.mjs",
    "migrations/0001_aurora_session.sql",
    "migrations/0002_own_name.sql",
    "migrations/0003_token_keys.sql",
    "package.json",
    "schema.prisma",
    "src/styles.css",
  ]);
  expect(files.length).toBeGreaterThan(besides.length + 100);
  // A bundler leaves out what has no effect: the stylesheet has one.
  const styles = await readFolder(".next/static", /\.css$/);
  expect(styles.join().includes('[data-aurora="dialog"]') || styles.join().includes("[data-aurora=dialog]")).toBe(true);
  // Every file that an export names is there: conditions are read in order, and TypeScript needs its own before "default".
  const { exports } = z
    .object({ exports: z.record(z.string(), z.union([z.string(), z.record(z.string(), z.string())])) })
    .parse(JSON.parse(await readFile("packages/session/package.json", "utf8")));
  for (const target of Object.values(exports)) {
    const { "aurora-source": _ours, ...conditions } = typeof target === "string" ? { default: target } : target;
    expect(Object.keys(conditions).join()).toMatch(/^(types,)?default$/);
    for (const file of Object.values(conditions)) expect(files).toContain(file.slice(2));
  }
});

test("without a session, a visit is a redirect with the way back, and a script's request holds nothing", async ({
  request,
}) => {
  const visit = await request.get("/dashboard?tab=2", { maxRedirects: 0 });
  expect(visit.status()).toBe(307);
  expect(visit.headers()["location"]).toMatch(/\/login\?next=%2Fdashboard%3Ftab%3D2$/);
  expect(visit.headers()["cache-control"]).toContain("no-store");
  // What Next's router sends, for a visit and ahead of one.
  for (const ahead of [{}, { "next-router-prefetch": "1" }]) {
    const answer = await request.get("/dashboard?_rsc=1", { headers: { ...BY_SCRIPT, rsc: "1", ...ahead } });
    expect([await answer.text(), answer.headers()["content-type"]]).toEqual(["", "text/html; charset=utf-8"]);
    expect(answer.headers()["cache-control"]).toContain("no-store");
  }
  const posted = await request.post("/dashboard", { maxRedirects: 0, form: { a: "b" } });
  expect([posted.status(), posted.headers()["location"]]).toEqual([303, expect.stringMatching(/\/login$/)]);
  const action = await request.post("/dashboard", { headers: { ...BY_SCRIPT, "next-action": "x" }, data: "[]" });
  expect([action.status(), action.headers()["x-action-redirect"]]).toEqual([401, "/login;replace"]);
  // What a page asks so that Chromium does not keep it for Back (cover-script.ts).
  const asked = await request.fetch("/api/auth/me", { method: "OPTIONS" });
  expect([asked.status(), asked.headers()["cache-control"]]).toEqual([204, "no-store"]);
  const api = await request.get("/api/private");
  expect([api.status(), await api.json()]).toEqual([401, expect.objectContaining({ code: "session_missing" })]);
});

test("a path that is not protected passes, and asks the database nothing", async ({ request, minimalApp }) => {
  minimalApp.database.forget();
  const home = await request.get("/", { maxRedirects: 0 });
  expect([home.status(), home.headers()["cache-control"]]).toEqual([200, expect.stringContaining("s-maxage")]);
  expect(countStatements(minimalApp)).toEqual({ checks: 0, pages: 0 });
});

test("a person signs in, and after a sign-out no tab, no Back and no copied cookie shows anything of theirs", async ({
  page,
  context,
  playwright,
  minimalApp,
}) => {
  const person = await signUp(page, minimalApp);
  const first = await openDashboard(context, person);
  const second = await openDashboard(context, person);
  const copy = await playwright.request.newContext({
    baseURL: minimalApp.origin,
    storageState: await context.storageState(),
    // A session that is carried to another kind of browser ends.
    userAgent: await page.evaluate(() => navigator.userAgent),
  });
  const asPerson = { headers: { "X-User-ID": person.id } };
  expect(await (await copy.get("/api/private", asPerson)).json()).toEqual({ name: person.name });
  expect(await (await copy.get("/api/private")).json()).toMatchObject({ status: 401, code: "user_header_missing" });
  await signOut(first);
  await expect(second).toHaveURL(/\/login\?reason=user&next=%2Fdashboard$/);
  for (const tab of [first, second]) {
    await expectNothingOf(tab, person);
    await tab.goBack();
    await tab.waitForURL((url) => url.pathname !== "/dashboard");
    await expectNothingOf(tab, person);
  }
  const refused = await copy.get("/api/private", asPerson);
  expect(await refused.json()).toMatchObject({ status: 401, code: "session_ended", reason: "user" });
  const visit = await copy.get("/dashboard", { maxRedirects: 0 });
  expect([visit.status(), visit.headers()["location"]]).toEqual([
    307,
    expect.stringMatching(/\/login\?reason=user&next=%2Fdashboard$/),
  ]);
  await copy.dispose();
});

test("the parts without looks leave nothing silent: offline, on a slow line, and on the receipt", async ({
  page,
  context,
  minimalApp,
}) => {
  const person = await signUp(page, minimalApp);
  const [tab] = [await openDashboard(context, person), await page.goto("/login")];
  for (const [here, path] of [
    [tab, "/dashboard"],
    [page, "/login"],
  ] as const) {
    await context.setOffline(true);
    await expect(here.getByText("You are offline")).toBeVisible();
    if (here === tab) await here.getByRole("link", { name: "Home" }).click();
    if (here === tab) await expect(here.getByText("This page stays open")).toBeVisible();
    expect(new URL(here.url()).pathname).toBe(path);
    await context.setOffline(false);
    await expect(here.getByText("You are offline")).toHaveCount(0);
  }
  let letGo = () => {};
  const held = new Promise<void>((resolve) => (letGo = resolve));
  await tab.route("**/api/auth/logout", async (route) => {
    await held;
    await route.continue();
  });
  await tab.getByRole("button", { name: "Sign out" }).click();
  await tab.getByRole("alertdialog").getByRole("button", { name: "Sign out" }).click();
  await expect(tab.getByRole("dialog", { name: "Signing you out…" })).toBeVisible();
  await expect(tab.getByText(person.note)).toBeHidden();
  letGo();
  await expect(tab.getByRole("listitem").filter({ hasText: "Other devices" })).toContainText(
    "No other device is signed in",
  );
  await expect(tab.getByRole("listitem").last()).toContainText("No other open tab was found.");
});

test("the sign-out's button works without JavaScript, too", async ({ page, browser, context, minimalApp }) => {
  const person = await signUp(page, minimalApp);
  const plain = await browser.newContext({
    baseURL: minimalApp.origin,
    javaScriptEnabled: false,
    storageState: await context.storageState(),
  });
  const tab = await plain.newPage();
  await tab.goto("/dashboard");
  await expect(tab.getByText(person.note)).toBeVisible();
  await tab.getByRole("button", { name: "Sign out" }).click();
  await expect(tab).toHaveURL(/\/signed-out/);
  expect((await plain.request.get("/dashboard", { maxRedirects: 0 })).status()).toBe(307);
  await plain.close();
});

test("nothing of a person is in a prefetch or in the static shell, and no check is made for them but the proxy's", async ({
  page,
  context,
  minimalApp,
}) => {
  const person = await signUp(page, minimalApp);
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
  // What the person's page asked for is answered by now.
  minimalApp.database.forget();
  ahead.length = 0;
  await page.reload({ waitUntil: "networkidle" });
  expect(ahead.length).toBeGreaterThan(0);
  const { checks, pages } = countStatements(minimalApp);
  expect([checks, pages]).toEqual([ahead.length, 0]);
  const session = await sessionId(context);
  for (const text of ahead) {
    expectNothingIn(text, person);
    expect(text).not.toContain(session);
  }
  const built = await readFolder(".next/server/app", /\.(html|rsc|body|meta)$/);
  expect(built.length).toBeGreaterThan(3);
  for (const text of built) expectNothingIn(text, person);
});

test("a visit takes one check in the proxy and one in the page, by a document or a link", async ({
  page,
  minimalApp,
}) => {
  const person = await signUp(page, minimalApp);
  await page.goto("/", { waitUntil: "networkidle" });
  minimalApp.database.forget();
  await page.request.get("/dashboard");
  expect(countStatements(minimalApp)).toEqual({ checks: 2, pages: 1 });
  minimalApp.database.forget();
  await page.route("**/api/auth/**", (route) => route.abort());
  await page.getByRole("link", { name: "Your dashboard" }).click();
  await expectDashboard(page, person);
  expect(countStatements(minimalApp)).toEqual({ checks: 2, pages: 1 });
});

test("a hidden page goes with its session: the tab leaves by itself after a sign-out in another tab", async ({
  page,
  context,
  minimalApp,
}) => {
  const person = await signUp(page, minimalApp);
  await hideDashboard(page, person);
  await signOut(await openDashboard(context, person));
  await expect(page).toHaveURL(/\/login\?reason=user&next=%2F$/);
  await expectNothingOf(page, person);
  await page.goBack();
  await expectNothingOf(page, person);
});

test("and after an end on another device", async ({ page, context, minimalApp }) => {
  const person = await signUp(page, minimalApp);
  await hideDashboard(page, person);
  const shown = await openDashboard(context, person);
  await endElsewhere(context, person);
  for (const tab of [page, shown]) {
    await expect(tab).toHaveURL(/\/login\?reason=user_elsewhere&next=/);
    await expectNothingOf(tab, person);
    await tab.goBack();
    await tab.waitForURL((url) => url.pathname !== "/dashboard");
    await expectNothingOf(tab, person);
  }
});

test("a hidden page that comes back after its tab missed the end leaves before it is looked at", async ({
  page,
  context,
  minimalApp,
}) => {
  const person = await signUp(page, minimalApp);
  await hideDashboard(page, person);
  await context.clearCookies();
  await page.evaluate(() => history.back());
  await expect(page).toHaveURL(/\/login\?reason=session_missing&next=%2Fdashboard$/);
  await expectNothingOf(page, person);
});

test("a link to a page whose session is over loads a new document, without what was hidden in the old one", async ({
  page,
  minimalApp,
}) => {
  const person = await signUp(page, minimalApp);
  await hideDashboard(page, person);
  await endSilently(minimalApp, person);
  await page.getByRole("link", { name: "Your dashboard" }).click();
  await expect(page).toHaveURL(/\/login\?reason=user&next=/);
  await expectNothingOf(page, person);
  await page.goBack();
  await expectNothingOf(page, person);
});

test("Back to a static document that showed a person's page is covered once the session is over, and leaves", async ({
  playwright,
  minimalApp,
}) => {
  const browser = await playwright.chromium.launch({
    ...fullBrowser,
    // Playwright switches the back/forward cache off; this is about it.
    ignoreDefaultArgs: ["--disable-back-forward-cache"],
  });
  const context = await browser.newContext({ baseURL: minimalApp.origin });
  const errors: string[] = [];
  watchErrors(context, errors);
  const shown: string[] = [];
  context.on("console", (message) => {
    if (message.text().startsWith("shown")) shown.push(message.text());
  });
  const page = await context.newPage();
  await page.addInitScript(() => {
    addEventListener("pageshow", ({ persisted }) =>
      requestAnimationFrame(() => console.info(`shown ${persisted} ${getComputedStyle(document.body).visibility}`)),
    );
  });
  const person = await signUp(page, minimalApp);
  await page.goto("/");
  await page.getByRole("link", { name: "Your dashboard" }).click();
  await expectDashboard(page, person);
  await page.evaluate(() => location.assign("/login"));
  await page.waitForURL("**/login");
  await endSilently(minimalApp, person);
  await page.evaluate(() => setTimeout(() => history.back()));
  await page.waitForURL(/\/login\?reason=user&/);
  await expectNothingOf(page, person);
  expect(shown.filter((text) => text.startsWith("shown true"))).toEqual(["shown true hidden"]);
  expect(errors).toEqual([]);
  await browser.close();
});

test("an outage is a 503 with words, and signs nobody out", async ({ page, minimalApp }) => {
  const person = await signUp(page, minimalApp);
  const open = await openDashboard(page.context(), person);
  minimalApp.database.cut();
  const visit = await page.request.get("/dashboard", { maxRedirects: 0 });
  expect([visit.status(), visit.headers()["retry-after"]]).toEqual([503, "2"]);
  expect([visit.headers()["set-cookie"], await visit.text()]).toEqual([
    undefined,
    expect.stringContaining("You are not signed out."),
  ]);
  const api = await page.request.get("/api/private", { headers: { "X-User-ID": person.id } });
  expect(await api.json()).toMatchObject({ status: 503, code: "session_unverifiable" });
  expect((await page.request.get("/")).status()).toBe(200);
  await expectDashboard(open, person);
  minimalApp.database.restore();
  await page.goto("/dashboard");
  for (const tab of [page, open]) await expectDashboard(tab, person);
});
