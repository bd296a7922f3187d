import { expect, test } from "@/e2e/fixtures";
import { noteFigure } from "@/e2e/figures";
import { confirmSignOut, openDashboard, signUp } from "@/e2e/people";

// Runs in the page, before anything of ours.
const MISSING: Record<string, () => void> = {
  BroadcastChannel: () => {
    Reflect.deleteProperty(globalThis, "BroadcastChannel");
  },
  storage: () => {
    for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"])
      Object.defineProperty(globalThis, name, {
        get: () => {
          throw new DOMException("Refused", "SecurityError");
        },
      });
  },
  "Web Locks": () => {
    Object.defineProperty(navigator, "locks", { value: undefined });
  },
};

const combinations = [...Object.keys(MISSING).map((name) => [name]), Object.keys(MISSING)];

for (const names of combinations)
  test(`without ${names.join(", ")} every tab still leaves at a sign-out`, async ({ context }) => {
    const ann = await signUp(context);
    for (const name of names) await context.addInitScript(MISSING[name] ?? (() => undefined));
    const [page, other] = [await openDashboard(context), await openDashboard(context)];
    await page.bringToFront();
    await confirmSignOut(page);
    await page.waitForURL("**/signed-out");
    await expect(page.getByRole("heading", { name: "You are signed out" })).toBeVisible();
    const confirmedAt = Date.now();
    await other.waitForURL(/\/login/);
    const tookMs = Date.now() - confirmedAt;
    await expect(other.getByText(ann.email)).toHaveCount(0);
    noteFigure(
      `Without ${names.join(", ")}: both tabs left, the other one ${tookMs} ms after the landing page was there`,
    );
  });
