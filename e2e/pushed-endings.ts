import type { BrowserContext, Page } from "@playwright/test";
import { median, noteFigure } from "@/e2e/figures";
import { expect } from "@/e2e/fixtures";
import { forbidPolling, openListening, whenCovered } from "@/e2e/listening-pages";
import { signIn, type Person } from "@/e2e/people";
import { bound, times } from "@/testing/rounds";

const ROUNDS = times({ short: 1, full: 25 });

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
export async function measureEndings(
  here: BrowserContext,
  elsewhere: BrowserContext,
  person: Person,
): Promise<number[]> {
  await forbidPolling(elsewhere);
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

/** Notes how soon the tabs were covered. */
export function noteEndings(tookMs: readonly number[], where: string): void {
  noteFigure(
    `${where}: both open tabs of another device had covered themselves ${median(tookMs)} ms after the answer at the median of ` +
      `${tookMs.length}, ${Math.max(...tookMs)} ms at most`,
  );
  // They don't poll, and the server looks again every 15 s: what is quicker than that was a push.
  expect(median(tookMs)).toBeLessThan(bound({ anywhere: 12_000, measured: 1_000 }));
}
