import type { BrowserContext, Page } from "@playwright/test";
import { startInstance } from "@/cli/instance";
import { startTestPostgres } from "@/cli/test-postgres";
import { bound, times } from "@/cli/test-rounds";
import { eventReader } from "@/lib/test-events";
import { median, noteFigure } from "@/e2e/figures";
import { expect, test } from "@/e2e/fixtures";
import { openListening, STREAM, whenCovered } from "@/e2e/listening-pages";
import { askToSignOut, openDashboard, sessionCookie, signIn, signUp, userAgentOf, type Person } from "@/e2e/people";

const ROUNDS = times({ short: 5, full: 25 });

async function endOthers(context: BrowserContext, { id }: Person): Promise<number> {
  const answer = await context.request.delete("/api/auth/sessions?scope=others", { headers: { "X-User-ID": id } });
  expect(await answer.json()).toEqual({ ended: 1 });
  return Date.now();
}

/** Opens one more tab, and waits until it runs: it has read what it shows. */
async function openFollower(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  const read = page.waitForResponse((response) => response.url().includes("/api/activity") && response.ok());
  await page.goto("/dashboard");
  await read;
  return page;
}

/** Ends a device's session from another one, again and again: how long after the answer the last of its two open tabs covered itself. */
async function measureEndings(here: BrowserContext, elsewhere: BrowserContext, person: Person): Promise<number[]> {
  const tookMs: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await signIn(elsewhere, person);
    // Of two tabs one holds the stream: the other one hears of it by the first.
    const tabs = [await openListening(elsewhere, "/dashboard"), await openFollower(elsewhere)];
    const covered = await Promise.all(tabs.map(whenCovered));
    const endedAt = await endOthers(here, person);
    const coveredAt = await Promise.all(covered.map((when) => when()));
    tookMs.push(Math.max(...coveredAt) - endedAt);
    for (const tab of tabs) {
      await tab.waitForURL(/\/login\?reason=user_elsewhere/);
      await tab.close();
    }
  }
  return tookMs;
}

function noteEndings(tookMs: readonly number[], where: string): void {
  noteFigure(
    `${where}: both open tabs of another device had covered themselves ${median(tookMs)} ms after the answer at the median of ` +
      `${tookMs.length}, ${Math.max(...tookMs)} ms at most`,
  );
  // Polls come every 15 s: only a push is as quick as the wider bound on any machine.
  expect(median(tookMs)).toBeLessThan(bound({ anywhere: 5_000, measured: 1_000 }));
}

test("an ending on one device empties the open page of another at once, and it says why", async ({
  context,
  browser,
  instance,
}) => {
  const ann = await signUp(context);
  const elsewhere = await browser.newContext({ baseURL: instance.origin });
  noteEndings(await measureEndings(context, elsewhere, ann), "One server");
  await elsewhere.close();
});

test("on two servers too", async ({ browser }) => {
  const database = await startTestPostgres();
  const [one, other] = [await startInstance({ database }), await startInstance({ database })];
  const here = await browser.newContext({ baseURL: one.origin });
  const elsewhere = await browser.newContext({ baseURL: other.origin });
  const ann = await signUp(here);
  noteEndings(await measureEndings(here, elsewhere, ann), "Two servers, PostgreSQL's NOTIFY");
  await Promise.all([here.close(), elsewhere.close()]);
  await Promise.all([one.stop(), other.stop()]);
  await database.remove();
});

test("a device that signs in or out appears in and leaves the list of devices without a reload", async ({
  context,
  browser,
  instance,
}) => {
  const ann = await signUp(context);
  const page = await openListening(context, "/account/sessions");
  const others = page.getByRole("region", { name: "Other devices" });
  await expect(others.getByText("You are signed in here only.")).toBeVisible();
  const elsewhere = await browser.newContext({ baseURL: instance.origin });
  await signIn(elsewhere, ann);
  await expect(others.getByRole("listitem")).toHaveCount(1, { timeout: 10_000 });
  await elsewhere.request.post("/api/auth/logout");
  await expect(others.getByText("You are signed in here only.")).toBeVisible({ timeout: 10_000 });
  await elsewhere.close();
});

test("a sign-out by Server Action is told on a stream that a route handler serves", async ({ browser, instance }) => {
  const withoutScripts = await browser.newContext({ baseURL: instance.origin, javaScriptEnabled: false });
  const ann = await signUp(withoutScripts);
  const page = await withoutScripts.newPage();
  await page.goto("/dashboard");
  const cookie = `aurora.session=${await sessionCookie(withoutScripts)}`;
  const headers = { cookie, "x-user-id": ann.id, "user-agent": await userAgentOf(withoutScripts) };
  const { next } = eventReader(await fetch(instance.origin + STREAM, { headers }));
  expect((await next())?.[0]).toBe("hello");
  await page.getByRole("banner").getByRole("button", { name: "Sign out" }).click();
  await page.waitForURL("**/signed-out**");
  const told: unknown[] = [];
  for (let event = await next(); event !== null; event = await next()) told.push(event);
  expect(told.at(-1)).toEqual(["ended", expect.objectContaining({ reason: "user" })]);
  await withoutScripts.close();
});

test("seven tabs have one stream, the next tab takes it over, and all leave at a sign-out", async ({ context }) => {
  await signUp(context);
  const streams: Page[] = [];
  context.on("request", (request) => {
    if (request.url().endsWith(STREAM)) streams.push(request.frame().page());
  });
  const pages: Page[] = [await openListening(context, "/dashboard")];
  for (let count = 1; count < 7; count += 1) pages.push(await openDashboard(context));
  expect(streams).toEqual([pages[0]]);

  await pages[0]?.close();
  await expect.poll(() => streams.length).toBe(2);
  expect(pages.slice(1)).toContain(streams[1]);

  const [first, ...others] = [...pages.slice(1), await openDashboard(context)];
  if (first === undefined) throw new Error("There are seven tabs.");
  const dialog = await askToSignOut(first);
  const confirmedAt = Date.now();
  await dialog.getByRole("button", { name: "Sign out" }).click();
  const since = async (left: Promise<void>) => left.then(() => Date.now() - confirmedAt);
  const [landedMs, ...leftMs] = await Promise.all([
    since(first.waitForURL("**/signed-out", { waitUntil: "commit" })),
    ...others.map((page) => since(page.waitForURL(/\/login\?reason=/, { waitUntil: "commit" }))),
  ]);
  noteFigure(
    `Seven tabs: the sign-out was complete ${landedMs} ms after the click, the last tab had left ` +
      `${Math.max(...leftMs)} ms after it`,
  );
  expect(Math.max(landedMs ?? Infinity, ...leftMs)).toBeLessThan(bound({ anywhere: 60_000, measured: 2_000 }));
});
