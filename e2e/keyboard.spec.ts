import { randomUUID } from "node:crypto";
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "@/e2e/fixtures";
import { askToSignOut, expectDashboard, openDashboard, signUp } from "@/e2e/people";
import { NAME } from "@/product/product";

const MOST_STOPS = 60;

type Stop = { readonly what: string; readonly ring: boolean; readonly inView: boolean };

/** Returns the element that has the focus, whether it shows that, and whether it is in view. */
async function readStop(page: Page): Promise<Stop> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) return { what: "nothing", ring: true, inView: true };
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    const { top, bottom, left, right } = element.getBoundingClientRect();
    return {
      what: element.outerHTML.slice(0, 200),
      ring: outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2,
      inView: bottom > 0 && right > 0 && top < innerHeight && left < innerWidth,
    };
  });
}

/** Presses Tab until `target` has the focus. Every stop on the way has a ring and is in view. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let stops = 0; stops < MOST_STOPS; stops += 1) {
    await page.keyboard.press("Tab");
    // Polled, because what moves into view is there a moment after it has the focus.
    await expect.poll(() => readStop(page)).toMatchObject({ ring: true, inView: true });
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`${MOST_STOPS} presses of Tab did not reach ${String(target)}.`);
}

async function follow(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press("Enter");
}

async function type(page: Page, label: string, text: string): Promise<void> {
  await tabTo(page, page.getByLabel(label, { exact: true }));
  await page.keyboard.type(text);
}

test.use({ reducedMotion: "reduce" });

test("from sign-up to the sign-out everywhere, by keyboard only", async ({ page }) => {
  await page.goto("/");
  await follow(page, page.getByRole("main").getByRole("link", { name: "Create account" }));
  await expect(page.getByRole("heading", { level: 1, name: /account/ })).toBeVisible();
  await type(page, "Name", "Ann Archer");
  await type(page, "Email", `${randomUUID()}@example.com`);
  await type(page, "Password", `violet harbour ${randomUUID()}`);
  await page.keyboard.press("Enter");
  await expectDashboard(page);

  for (const name of ["Devices", "Activity", "Security", "Dashboard"]) {
    await follow(page, page.getByRole("navigation").getByRole("link", { name, exact: true }));
    await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  }

  const control = page.getByRole("banner").getByRole("button", { name: "Sign out" });
  const dialog = page.getByRole("alertdialog");
  const cancel = dialog.getByRole("button", { name: "Cancel" });
  await follow(page, control);
  await expect(cancel).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(control).toBeFocused();

  await page.keyboard.press("Enter");
  await expect(cancel).toBeFocused();
  await tabTo(page, dialog.getByRole("checkbox"));
  await page.keyboard.press("Space");
  await expect(dialog.getByRole("checkbox")).toBeChecked();
  await follow(page, dialog.getByRole("button", { name: "Sign out", exact: true }));
  await page.waitForURL("**/signed-out");
  await follow(page, page.getByRole("main").getByRole("link", { name: "Sign in again" }));
  await expect(page.getByRole("heading", { level: 1, name: "Sign in" })).toBeVisible();
});

test("the skip link is the first stop of every page, and leads past the header", async ({ context }) => {
  await signUp(context);
  const page = await openDashboard(context);
  await tabTo(page, page.getByRole("link", { name: "Skip to content" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
});

test("in the dialog, Tab never leaves for the page behind it", async ({ context }) => {
  await signUp(context);
  const page = await openDashboard(context);
  const dialog = await askToSignOut(page);
  const inside = new Set<string>();
  for (let stops = 0; stops < MOST_STOPS; stops += 1) {
    await page.keyboard.press("Tab");
    const where = await page.evaluate(() => {
      const element = document.activeElement;
      if (element === document.body || element === null) return "the browser";
      return element.closest("dialog") === null ? element.outerHTML : "the dialog";
    });
    inside.add(where);
  }
  await expect(dialog).toBeVisible();
  expect([...inside].toSorted()).toEqual(["the browser", "the dialog"]);
});

test("a link of the navigation says that its page is on its way", async ({ context }) => {
  await signUp(context);
  const page = await openDashboard(context);
  let letGo = () => {};
  const held = new Promise<void>((resolve) => (letGo = resolve));
  await page.route("**/account/activity*", async (route) => {
    await held;
    await route.continue();
  });
  const navigation = page.getByRole("navigation", { name: "Pages" });
  await navigation.getByRole("link", { name: "Activity" }).click();
  await expect(navigation.locator("[aria-live]")).toHaveText("Loading…");
  await expect(navigation.getByRole("listitem").filter({ hasText: "Activity" }).locator("a > span")).toBeVisible();
  letGo();
  await expect(page.getByRole("heading", { level: 1, name: "Activity" })).toBeVisible();
  await expect(navigation.locator("[aria-live]")).toHaveText("");
  await expect(navigation.locator("a > span")).toHaveCount(0);
});

test("a soft navigation is announced by the new page's title, and the keyboard goes on at its top", async ({
  context,
}) => {
  await signUp(context);
  const page = await openDashboard(context);
  await page.evaluate(() => {
    document.documentElement.dataset["loaded"] = "once";
  });
  // Next's own, in a shadow tree at the end of the body: assertive, so screen readers speak it even while they read a page.
  const announcer = page.locator("#__next-route-announcer__");
  for (const name of ["Devices", "Activity", "Security", "Dashboard"]) {
    await page.getByRole("navigation").getByRole("link", { name, exact: true }).click();
    await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
    await expect(page).toHaveTitle(`${name} · ${NAME}`);
    await expect(announcer).toHaveText(new RegExp(`^${name}`));
    await expect(announcer).toHaveAttribute("aria-live", "assertive");
  }
  await expect(page.locator("html")).toHaveAttribute("data-loaded", "once");
});
