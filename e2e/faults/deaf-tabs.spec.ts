import { expect, test } from "@/e2e/fixtures";
import { noteFigure } from "@/e2e/figures";
import { confirmSignOut, letTimePass, openDashboard, signUp } from "@/e2e/people";

// Runs in the page, before anything of ours.
const MISSING: Record<string, () => void> = {
  "messages between tabs": () => {
    BroadcastChannel.prototype.postMessage = () => undefined;
  },
  storage: () => {
    for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"])
      Object.defineProperty(globalThis, name, {
        get: () => {
          throw new DOMException("Refused", "SecurityError");
        },
      });
  },
};

const combinations = [...Object.keys(MISSING).map((name) => [name]), Object.keys(MISSING)];

for (const names of combinations)
  test(`without ${names.join(", ")} every tab still leaves at a sign-out`, async ({ context }) => {
    await context.clock.install();
    const ann = await signUp(context);
    for (const name of names) await context.addInitScript(MISSING[name] ?? (() => undefined));
    const [page, other] = [await openDashboard(context), await openDashboard(context)];
    await page.bringToFront();
    await confirmSignOut(page);
    await page.waitForURL("**/signed-out");
    await expect(page.getByRole("heading", { name: "You are signed out" })).toBeVisible();
    await letTimePass(context);
    await other.waitForURL(/\/login/);
    await expect(other.getByText(ann.email)).toHaveCount(0);
    noteFigure(`Without ${names.join(", ")}: both tabs left, the other one at its next question at the latest`);
  });
