import type { BrowserContext, Page } from "@playwright/test";
import { eventReader } from "@/lib/test-events";
import { expect, test } from "@/e2e/fixtures";
import { askToSignOut, openDashboard, sessionCookie, signIn, signUp, userAgentOf, type Person } from "@/e2e/people";

const STREAM = "/api/auth/events";
const ROUNDS = 5;

/** Opens a page and waits until its browser hears the server. */
async function openListening(context: BrowserContext, path: string): Promise<Page> {
  const page = await context.newPage();
  const connected = page.waitForResponse((response) => response.url().endsWith(STREAM) && response.ok());
  await page.goto(path);
  await connected;
  return page;
}

/** When a page covered itself, in milliseconds since 1970. */
async function whenCovered(page: Page): Promise<() => Promise<number>> {
  const told = page.waitForEvent("console", (message) => message.text().startsWith("covered "));
  await page.evaluate(() => {
    const look = () => console.log(`covered ${Date.now()}`);
    new MutationObserver(look).observe(document.documentElement, { attributeFilter: ["data-covered"] });
  });
  return async () => Number((await told).text().split(" ")[1]);
}

async function endOthers(context: BrowserContext, { id }: Person): Promise<number> {
  const answer = await context.request.delete("/api/auth/sessions?scope=others", { headers: { "X-User-ID": id } });
  expect(await answer.json()).toEqual({ ended: 1 });
  return Date.now();
}

test("an ending on one device empties the open page of another at once, and it says why", async ({
  context,
  browser,
  instance,
}) => {
  const ann = await signUp(context);
  const elsewhere = await browser.newContext({ baseURL: instance.origin });
  const tookMs: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await signIn(elsewhere, ann);
    const other = await openListening(elsewhere, "/dashboard");
    const covered = await whenCovered(other);
    const endedAt = await endOthers(context, ann);
    tookMs.push((await covered()) - endedAt);
    await other.waitForURL(/\/login\?reason=user_elsewhere/);
    await other.close();
  }
  await elsewhere.close();
  const median = tookMs.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? Infinity;
  console.log(`Another device's page emptied ${tookMs.join(", ")} ms after the answer; median ${median} ms`);
  // Polls come every 15 s: only a push is as quick as this on any machine.
  expect(median).toBeLessThan(5_000);
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
  await page.getByRole("button", { name: "Sign out" }).click();
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
  const answered = first.waitForResponse((response) => response.url().endsWith("/api/auth/logout"));
  const dialog = await askToSignOut(first);
  const confirmedAt = Date.now();
  await dialog.getByRole("button", { name: "Sign out" }).click();
  await answered;
  console.log(`With seven tabs the sign-out was answered ${Date.now() - confirmedAt} ms after the click`);
  await Promise.all([first.waitForURL("**/signed-out"), ...others.map((page) => page.waitForURL(/\/login\?reason=/))]);
});
