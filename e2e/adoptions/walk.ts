import {
  request,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Locator,
  type Page,
} from "@playwright/test";
import pg from "pg";
import { z } from "zod";
import { clickHydrated } from "@/e2e/click-hydrated";
import { watchErrors } from "@/e2e/console-errors";
import { answerProvider } from "@/e2e/identity-provider";
import { expect } from "@/e2e/patient-expect";

/** A host that has adopted the layer, as it is served. */
export type AdoptedHost = {
  readonly browser: Browser;
  readonly origin: string;
  readonly databaseUrl: string;
  /** The path of a page that is for people who are signed in. */
  readonly page: string;
  /** Somebody who can sign in at its provider. */
  readonly person: Walker;
};

/** Somebody, and what their page shows of them and of nobody else. */
export type Walker = { readonly email: string; readonly marks: readonly string[] };

/** Runs one part of the walk under its name. */
export type Part = (name: string, work: () => Promise<void>) => Promise<void>;

const rowSchema = z.tuple([z.object({ id: z.string() })]);

async function query({ databaseUrl }: AdoptedHost, text: string, value: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query<Record<string, unknown>>(text, [value]);
  await client.end();
  return rows;
}

async function idOf(host: AdoptedHost): Promise<string> {
  const rows = await query(host, `SELECT "id" FROM "User" WHERE "email" = $1`, host.person.email);
  return rowSchema.parse(rows)[0].id;
}

async function expectPage(page: Page, { person }: AdoptedHost): Promise<void> {
  for (const mark of person.marks) await expect(page.getByText(mark).first()).toBeVisible();
}

/** Signs somebody in as they do it: their page leads to the sign-in, and the provider back to the page. */
export async function signInAt(context: BrowserContext, host: Pick<AdoptedHost, "page" | "person">): Promise<Page> {
  const page = await context.newPage();
  await page.goto(host.page);
  await page.getByRole("button", { name: /^Sign in with/ }).click();
  await answerProvider(page, host.person.email);
  await page.waitForURL((url) => url.pathname === host.page);
  return page;
}

async function openPage(context: BrowserContext, host: AdoptedHost): Promise<Page> {
  const page = await context.newPage();
  // The page before it, for Back.
  await page.goto("/");
  await page.goto(host.page);
  await expectPage(page, host);
  return page;
}

/** Opens the question that stands before every sign-out. */
export async function askToSignOut(page: Page): Promise<Locator> {
  await clickHydrated(page.getByRole("button", { name: "Sign out" }));
  const dialog = page.getByRole("alertdialog", { name: "Sign out?" });
  await expect(dialog).toBeVisible();
  return dialog;
}

/** Looks through the whole document, with what is hidden and what scripts brought. */
async function expectNothingOf(page: Page, host: AdoptedHost, userId: string): Promise<void> {
  await page.waitForURL((url) => url.pathname !== host.page);
  await page.waitForLoadState("networkidle");
  const text = await page.content();
  expect([...host.person.marks, userId].filter((mark) => text.includes(mark))).toEqual([]);
}

// A host may be dark without a color-scheme that says so: the system's colour of texts is black there.
async function expectInkOfHost(page: Page): Promise<void> {
  const inks = await page.evaluate(() => {
    const shown = [...document.querySelectorAll("[data-aurora='receipt'] p, [data-aurora='receipt'] h1")];
    return [document.body, ...shown].map((each) => getComputedStyle(each).color);
  });
  expect(inks.length).toBeGreaterThan(3);
  expect([...new Set(inks)]).toHaveLength(1);
}

async function leftBecause(page: Page, reason: string): Promise<void> {
  await page.waitForURL((url) => url.searchParams.get("reason") === reason);
}

/** A person's browser, which fails the walk if a page wrote an error to its console. */
export async function inBrowser<Answer>(
  host: AdoptedHost,
  work: (context: BrowserContext) => Promise<Answer>,
  options: BrowserContextOptions = {},
): Promise<Answer> {
  const context = await host.browser.newContext({ baseURL: host.origin, ...options });
  const errors: string[] = [];
  watchErrors(context, errors);
  try {
    const answer = await work(context);
    expect(errors).toEqual([]);
    return answer;
  } finally {
    // A page that listens to the server would keep that from stopping.
    await context.close();
  }
}

async function walkOut(host: AdoptedHost, context: BrowserContext, part: Part): Promise<void> {
  const first = await signInAt(context, host);
  const userId = await idOf(host);
  const tabs = [first, await openPage(context, host), await openPage(context, host)] as const;
  const copy = await request.newContext({
    baseURL: host.origin,
    storageState: await context.storageState(),
    // A session that is carried to another kind of browser ends.
    userAgent: await first.evaluate(() => navigator.userAgent),
    extraHTTPHeaders: { "X-User-ID": userId },
  });
  await part("the dialog asks first, and who cancels stays", async () => {
    const dialog = await askToSignOut(first);
    await dialog.getByRole("button", { name: "Cancel" }).click();
    await expect(dialog).toBeHidden();
    await first.reload();
    await expectPage(first, host);
    expect((await copy.get("/api/auth/me")).status()).toBe(200);
  });
  await part("who confirms is signed out, and all three tabs leave", async () => {
    const dialog = await askToSignOut(first);
    await dialog.getByRole("button", { name: "Sign out" }).click();
    await expect(first.getByRole("heading", { name: "You are signed out" })).toBeVisible();
    await expectInkOfHost(first);
    for (const tab of tabs.slice(1)) await leftBecause(tab, "user");
    for (const tab of tabs) await expectNothingOf(tab, host, userId);
  });
  await part("Back shows nothing", async () => {
    for (const tab of tabs) {
      await tab.goBack();
      await expectNothingOf(tab, host, userId);
    }
  });
  await part("a copied cookie is a 401 with the reason", async () => {
    const refused = await copy.get("/api/auth/me");
    expect([refused.status(), await refused.json()]).toEqual([
      401,
      expect.objectContaining({ code: "session_ended", reason: "user" }),
    ]);
    expect((await copy.get(host.page, { maxRedirects: 0 })).status()).toBe(307);
    await copy.dispose();
  });
}

async function endElsewhere(host: AdoptedHost, context: BrowserContext): Promise<void> {
  const page = await signInAt(context, host);
  const cookies = await context.cookies();
  const session = cookies.find(({ name }) => name === "aurora.sid")?.value ?? "";
  await inBrowser(host, async (other) => {
    await signInAt(other, host);
    const headers = { "X-User-ID": await idOf(host), Origin: host.origin };
    const ended = await other.request.delete(`/api/auth/sessions/${session}`, { headers });
    expect(await ended.json()).toMatchObject({ ended: 1 });
  });
  await leftBecause(page, "user_elsewhere");
  await expectNothingOf(page, host, await idOf(host));
}

// Nobody waits for a timeout: the row's times and the pages' clock are moved.
async function letIdleOut(host: AdoptedHost, context: BrowserContext): Promise<void> {
  await context.clock.install();
  const page = await signInAt(context, host);
  const userId = await idOf(host);
  const idleFor = (seconds: string): Promise<unknown> =>
    query(
      host,
      `UPDATE "Session" SET "lastActiveAt" = now() - make_interval(secs => ${seconds}) WHERE "userId" = $1`,
      userId,
    );
  await idleFor(`"idleTimeoutSeconds" - 55`);
  await context.clock.fastForward(20_000);
  await expect(page.getByRole("alertdialog", { name: "Are you still there?" })).toBeVisible();
  await idleFor(`"idleTimeoutSeconds" + 1`);
  await context.clock.fastForward(60_000);
  await leftBecause(page, "idle");
  await expectNothingOf(page, host, userId);
}

/** Walks through a host as its people do. Throws at what a session must not do. */
export async function walk(host: AdoptedHost, part: Part): Promise<void> {
  await inBrowser(host, (context) => walkOut(host, context, part));
  await part("an end from another device reaches the page, which leaves", () =>
    inBrowser(host, (context) => endElsewhere(host, context)),
  );
  await part("a page that nobody uses warns, and leaves", () =>
    inBrowser(host, (context) => letIdleOut(host, context)),
  );
}
