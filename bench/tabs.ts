import { chromium, type Browser, type BrowserContext, type Page } from "@playwright/test";
import type { Browsers } from "../testing/servers/chromium.ts";
import type { Instance } from "../testing/servers/instance.ts";
import { openListening, whenCovered } from "../e2e/listening-pages.ts";
import { askToSignOut, signIn, signUp } from "../e2e/people.ts";
import { summarise, type Summary } from "./statistics.ts";

const ROUNDS = 10;
const MANY_TABS = 7;

/** Watches for the next click in a page. Returns a function that resolves with its time, in milliseconds since 1970. */
async function whenClicked(page: Page): Promise<() => Promise<number>> {
  const told = page.waitForEvent("console", (message) => message.text().startsWith("clicked "));
  await page.evaluate(() => {
    document.addEventListener("click", () => console.log(`clicked ${Date.now()}`), { capture: true, once: true });
  });
  return async () => Number((await told).text().split(" ")[1]);
}

interface SignOutTimes {
  /** From the click that confirms to the moment when the last of the other tabs was covered. */
  readonly coveredMs: number;
  /** From that click to the server's answer, as the browser got it. */
  readonly answeredMs: number;
}

async function signOutWithTabs(context: BrowserContext, tabs: number): Promise<SignOutTimes> {
  await signUp(context);
  const page = await openListening(context, "/dashboard");
  const others: Page[] = [];
  for (let count = 1; count < tabs; count += 1) {
    const other = await context.newPage();
    await other.goto("/dashboard");
    await other.getByText("Account created").waitFor();
    others.push(other);
  }
  await page.bringToFront();
  const dialog = await askToSignOut(page);
  const covered = await Promise.all(others.map(whenCovered));
  const clicked = await whenClicked(page);
  const answer = page.waitForResponse((response) => response.url().endsWith("/api/auth/logout"));
  await dialog.getByRole("button", { name: "Sign out" }).click();
  const request = (await answer).request();
  const coveredAt = await Promise.all(covered.map((each) => each()));
  const clickedAt = await clicked();
  const { startTime, responseStart } = request.timing();
  // Chromium may hang on closing a page that is on its way to another one.
  await Promise.all([page.waitForURL("**/signed-out"), ...others.map((other) => other.waitForURL(/\/login\?reason=/))]);
  await context.close();
  return { coveredMs: Math.max(...coveredAt) - clickedAt, answeredMs: startTime + responseStart - clickedAt };
}

async function endElsewhere(browser: Browser, ending: Instance, listening: Instance): Promise<number> {
  const here = await browser.newContext({ baseURL: ending.origin });
  const elsewhere = await browser.newContext({ baseURL: listening.origin });
  const ann = await signUp(here);
  await signIn(elsewhere, ann);
  const other = await openListening(elsewhere, "/dashboard");
  const covered = await whenCovered(other);
  await here.request.delete("/api/auth/sessions?scope=others", { headers: { "X-User-ID": ann.id } });
  const answeredAt = Date.now();
  const tookMs = (await covered()) - answeredAt;
  await other.waitForURL(/\/login\?reason=user_elsewhere/);
  await Promise.all([here.close(), elsewhere.close()]);
  return Math.max(0, tookMs);
}

async function repeat<Value>(rounds: number, run: () => Promise<Value>): Promise<Value[]> {
  const values: Value[] = [];
  for (let round = 0; round < rounds; round += 1) values.push(await run());
  return values;
}

/** Measures in Chromium how long after a confirmed ending other tabs and other devices show nothing any more. */
export async function measureTabs(
  { chromium: executablePath, headlessShell }: Browsers,
  [one, other]: readonly [Instance, Instance],
  share: number,
): Promise<Record<string, Summary>> {
  const rounds = Math.max(2, Math.ceil(ROUNDS * share));
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const browser = await chromium.launch({ executablePath: headlessShell ?? executablePath, args });
  try {
    const context = (): Promise<BrowserContext> => browser.newContext({ baseURL: one.origin });
    await signOutWithTabs(await context(), 2);
    const two = await repeat(rounds, async () => signOutWithTabs(await context(), 2));
    const seven = await repeat(Math.ceil(rounds / 2), async () => signOutWithTabs(await context(), MANY_TABS));
    const here = await repeat(rounds, () => endElsewhere(browser, one, one));
    const elsewhere = await repeat(rounds, () => endElsewhere(browser, one, other));
    return {
      otherTab: summarise(two.map(({ coveredMs }) => coveredMs)),
      sevenTabsLast: summarise(seven.map(({ coveredMs }) => coveredMs)),
      sevenTabsAnswer: summarise(seven.map(({ answeredMs }) => answeredMs)),
      otherDevice: summarise(here),
      otherDeviceOtherServer: summarise(elsewhere),
    };
  } finally {
    await browser.close();
  }
}
