import type { Locator } from "@playwright/test";
import { expect } from "@/e2e/patient-expect";

/**
 * Clicks a button once the page's scripts have it. Before, the button of a form sends it, as without JavaScript: one that
 * signs out asks nobody.
 */
export async function clickHydrated(button: Locator): Promise<void> {
  const hasProps = (element: Element) => Object.keys(element).some((key) => key.startsWith("__reactProps$"));
  await expect.poll(() => button.evaluate(hasProps)).toBe(true);
  await button.click();
}
