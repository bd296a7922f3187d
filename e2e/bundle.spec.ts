import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { BrowserContext, Page } from "@playwright/test";
import { TEST_ENVIRONMENT } from "@/testing/servers/instance";
import { expect, test } from "@/e2e/fixtures";
import { confirmSignOut, letIdleOut, letTimePass, sendSignIn, signUp } from "@/e2e/people";

const SIGNED_IN = [
  "/dashboard",
  "/account/sessions",
  "/account/activity",
  "/account/mails",
  "/account/profile",
  "/account/security",
];
const PUBLIC = ["/", "/login", "/signed-out"];

// What stands in a part's code, whatever a minifier calls its functions.
const SESSION_LIFE = [
  "X-User-ID",
  "data-session-page",
  "/api/auth/logout",
  "aurora.owner",
  "/api/auth/events",
  "/api/auth/activity",
  // The parser of event streams.
  "invalid-retry",
  "alertdialog",
];
const ZOD = ["ZodMini", "invalid_type"];
const GERMAN = ["Anmelden", "Abmelden", "Etwas ist"];
const SIGN_IN_IN_PLACE = ".anotherWay";
const FACTOR_FORM = ".wrongCode";
const AUTH_JS = "csrfToken";
// The countdown before a timeout, and what gives text back after it.
const FETCHED_AHEAD = ["Are you still there?", "returned-input"];

/** The scripts that a page asks for before its `load` event, and all that it has asked for since. */
type Scripts = { readonly first: readonly string[]; readonly all: readonly string[] };

async function visit(page: Page, path: string): Promise<() => Promise<Scripts>> {
  const bodies: Promise<string>[] = [];
  page.on("response", (response) => {
    // A page that is closed meanwhile has no later ones any more.
    if (response.request().resourceType() === "script") bodies.push(response.text().catch(() => ""));
  });
  await page.goto(path, { waitUntil: "load" });
  const first = bodies.length;
  return async () => {
    const all = await Promise.all(bodies);
    return { first: all.slice(0, first), all };
  };
}

function found(scripts: readonly string[], markers: readonly string[]): string[] {
  return markers.filter((marker) => scripts.some((script) => script.includes(marker)));
}

test("the code that browsers load has no part that is for developers only, and no language but English", () => {
  const folder = join(TEST_ENVIRONMENT.AURORA_BUILD_DIR, "static");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".js"));
  const scripts = files.map((path) => readFileSync(join(folder, path), "utf8"));
  // React Query's devtools, and the rules that error pages name in development. Words of a language come with the page.
  expect(found(scripts, ["/api/auth/logout", "tsqd-", "Await the query", ...GERMAN])).toEqual(["/api/auth/logout"]);
  // The markers of this file stand in some script, or their absence would prove nothing.
  const markers = [...SESSION_LIFE, ...FETCHED_AHEAD, ...ZOD, SIGN_IN_IN_PLACE, FACTOR_FORM, AUTH_JS];
  expect(found(scripts, markers)).toEqual(markers);
});

test("the first load of a signed-in page has all of the session's life, and nothing that may never be opened", async ({
  context,
}) => {
  await signUp(context);
  for (const path of SIGNED_IN) {
    const page = await context.newPage();
    const { first } = await (await visit(page, path))();
    expect(found(first, SESSION_LIFE), path).toEqual(SESSION_LIFE);
    const later = [...FETCHED_AHEAD, ...ZOD, ...GERMAN, SIGN_IN_IN_PLACE, FACTOR_FORM, AUTH_JS];
    expect(found(first, later), path).toEqual([]);
    await page.close();
  }
});

test("what a timeout needs, and what is asked in place, is fetched once the page is there", async ({ context }) => {
  await signUp(context);
  const list = await visit(await context.newPage(), "/account/sessions");
  const ahead = [...FETCHED_AHEAD, SIGN_IN_IN_PLACE, FACTOR_FORM];
  await expect.poll(async () => found((await list()).all, ahead)).toEqual(ahead);
});

test("a page that everybody may see loads nothing of a tab, and no other language", async ({ context }) => {
  const page = await context.newPage();
  for (const path of PUBLIC) {
    const { first } = await (await visit(page, path))();
    expect(found(first, [...ZOD, ...GERMAN, "X-User-ID", "aurora.owner", "isInvalidated"]), path).toEqual([]);
  }
});

// Measured, and 3 more: kilobytes of gzip that a first load may have. An app of this Next that does nothing has 135.
const BUDGETS = { "/": 150, "/login": 155, "/signed-out": 157, "/account/sessions": 187, "/dashboard": 185 } as const;

test("a first load stays within its budget", async ({ context, elsewhere }) => {
  await signUp(context);
  for (const [path, kilobytes] of Object.entries(BUDGETS)) {
    const page = await (PUBLIC.includes(path) ? elsewhere : context).newPage();
    const { first } = await (await visit(page, path))();
    const bytes = first.reduce((total, script) => total + gzipSync(script).length, 0);
    expect(bytes, path).toBeLessThan(kilobytes * 1_000);
    await page.close();
  }
});

/** The server has a newer version by now, whose files have other names: nothing comes but what the given HTML names. */
async function withholdCode(page: Page, html = ""): Promise<void> {
  await page.route("**/_next/static/chunks/*.js", (route, request) =>
    html.includes(new URL(request.url()).pathname)
      ? route.continue()
      : route.fulfill({ status: 404, body: "Not found" }),
  );
}

/** Opens a page that gets no code but that of its first load. */
async function openFirstLoad(context: BrowserContext, path: string): Promise<Page> {
  const page = await context.newPage();
  const document = await context.request.get(path, { headers: { "Sec-Fetch-Dest": "document" } });
  await withholdCode(page, await document.text());
  await page.goto(path, { waitUntil: "load" });
  return page;
}

test.describe("once no more code can be loaded", () => {
  test.use({ expectedErrors: ["404", "Failed to load", "ChunkLoadError"] });

  test("a page signs out all the same: the other tab leaves, and what both had stored is gone", async ({ context }) => {
    await signUp(context);
    const page = await openFirstLoad(context, "/account/sessions");
    const other = await openFirstLoad(context, "/dashboard");
    for (const tab of [page, other]) await tab.evaluate(() => sessionStorage.setItem("draft", "private"));
    await page.evaluate(() => localStorage.setItem("draft", "private"));
    await confirmSignOut(page);
    await page.waitForURL("**/signed-out");
    await other.waitForURL("**/login?reason=user**");
    expect((await context.request.get("/api/me")).status()).toBe(401);
    for (const tab of [page, other])
      expect(await tab.evaluate(() => [localStorage.getItem("draft"), sessionStorage.getItem("draft")])).toEqual([
        null,
        null,
      ]);
  });

  test("what was fetched ahead signs in in place all the same", async ({ context, instance }) => {
    await context.clock.install();
    const ann = await signUp(context);
    const page = await context.newPage();
    const loaded = await visit(page, "/account/security");
    const fetched = [SIGN_IN_IN_PLACE, FACTOR_FORM, ...ZOD];
    await expect.poll(async () => found((await loaded()).all, fetched)).toEqual(fetched);
    await withholdCode(page);
    await page.getByLabel("New email").fill("typed@example.com");
    await letIdleOut(instance, ann);
    await letTimePass(context);
    await expect(page.getByRole("heading", { name: "Sign in to continue" })).toBeVisible();
    await sendSignIn(page, ann);
    await expect(page.getByLabel("New email")).toHaveValue("typed@example.com");
  });

  test("what a person does counts as activity all the same", async ({ context }) => {
    await context.clock.install();
    await signUp(context);
    const page = await openFirstLoad(context, "/account/security");
    await letTimePass(context, 61);
    const reported = page.waitForRequest("**/api/auth/activity");
    await page.getByLabel("New email").fill("typed@example.com");
    await page.getByLabel("New email").press("End");
    await reported;
  });

  test("a tab that can't ask for sign-in in place leaves", async ({ context, instance }) => {
    await context.clock.install();
    const ann = await signUp(context);
    const page = await openFirstLoad(context, "/account/security");
    await page.getByLabel("New email").fill("typed@example.com");
    await letIdleOut(instance, ann);
    await letTimePass(context);
    await page.waitForURL("**/login?reason=idle**");
  });
});
