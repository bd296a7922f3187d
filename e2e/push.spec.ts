import type { Page } from "@playwright/test";
import { bound } from "@/testing/report/rounds";
import { eventReader } from "@/testing/helpers/test-events";
import { noteFigure } from "@/e2e/figures";
import { onBothDatabases } from "@/e2e/both-databases";
import { expect, test } from "@/e2e/fixtures";
import { openListening, STREAM } from "@/e2e/listening-pages";
import { askToSignOut, openDashboard, sessionCookie, signIn, signUp, userAgentOf } from "@/e2e/people";
import { measureEndings, noteEndings } from "@/e2e/pushed-endings";

test.use({ sharesContext: true });

onBothDatabases(() => {
  test("an ending on one device empties the open page of another at once, and it says why", async ({
    context,
    browser,
    instance,
  }) => {
    const ann = await signUp(context);
    const elsewhere = await browser.newContext({ baseURL: instance.origin });
    noteEndings(await measureEndings(context, elsewhere, ann, instance.origin), "One server");
    await elsewhere.close();
  });

  test("a device that signs in or out appears in and leaves the list of devices without a reload", async ({
    context,
    elsewhere,
  }) => {
    const ann = await signUp(context);
    const page = await openListening(context, "/account/sessions");
    const others = page.getByRole("region", { name: "Other devices" });
    await expect(others.getByText("You are signed in here only.")).toBeVisible();
    await signIn(elsewhere, ann);
    await expect(others.getByRole("listitem")).toHaveCount(1);
    await elsewhere.request.post("/api/auth/logout");
    await expect(others.getByText("You are signed in here only.")).toBeVisible();
  });
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
  expect(Math.max(landedMs ?? Infinity, ...leftMs)).toBeLessThan(bound({ anywhere: Infinity, measured: 2_000 }));
});
