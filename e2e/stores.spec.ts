import { randomUUID } from "node:crypto";
import type { BrowserContext, Page } from "@playwright/test";
import { bundleScript } from "@/e2e/bundled-script";
import { expect, test } from "@/e2e/fixtures";
import { confirmSignOut, letIdleOut, openDashboard, signUp } from "@/e2e/people";

let script = "";
let worker = "";
test.beforeAll(async () => {
  [script, worker] = [await bundleScript("e2e/stores/plant.tsx", "stores"), await bundleScript("e2e/stores/worker.ts")];
});

async function serveWorker(context: BrowserContext): Promise<void> {
  await context.route("**/stores-worker.js", (route) =>
    route.fulfill({ contentType: "text/javascript", body: worker }),
  );
}

async function plant(page: Page, marker: string): Promise<void> {
  await page.evaluate(`${script}; stores.plant(${JSON.stringify(marker)})`);
  await page.evaluate((text) => fetch(`/icon.svg?profile=${text}`).then((response) => response.text()), marker);
  await expect(page.getByText(marker)).toBeVisible();
}

async function storesWith(page: Page, marker: string): Promise<string[]> {
  const stores: Record<string, string> = await page.evaluate(`${script}; stores.read()`);
  return Object.keys(stores).filter((name) => stores[name]?.includes(marker));
}

test("of what a product keeps of a person, nothing is left after a sign-out, in twelve stores", async ({ context }) => {
  await serveWorker(context);
  await signUp(context);
  const [page, other] = [await openDashboard(context), await openDashboard(context)];
  const marker = `marker-${randomUUID()}`;
  await plant(page, marker);
  // The persisted SWR cache is written when the document is left.
  expect(await storesWith(page, marker)).toHaveLength(11);
  await confirmSignOut(page);
  await page.waitForURL("**/signed-out");
  await other.waitForURL("**/login?**");
  for (const tab of [page, other]) expect(await storesWith(tab, marker)).toEqual([]);
});

test("nor of a person whose session ended while no page was open, once somebody else has signed in", async ({
  context,
  instance,
}) => {
  await serveWorker(context);
  const ann = await signUp(context);
  const page = await openDashboard(context);
  const marker = `marker-${randomUUID()}`;
  await plant(page, marker);
  await page.close();
  await letIdleOut(instance, ann);
  await context.clearCookies();
  const ben = await signUp(context, "Ben Baker");
  const bens = await openDashboard(context);
  await expect(bens.getByRole("main").getByText(ben.email)).toBeVisible();
  expect(await storesWith(bens, marker)).toEqual([]);
  const own = `marker-${randomUUID()}`;
  await plant(bens, own);
  await bens.reload();
  await expect(bens.getByRole("main").getByText(ben.email)).toBeVisible();
  expect(await storesWith(bens, own)).toContain("IndexedDB");
});
