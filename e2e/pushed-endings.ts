import type { BrowserContext, Page } from "@playwright/test";
import { median, noteFigure } from "@/e2e/figures";
import { expect } from "@/e2e/fixtures";
import { hearHeartbeats } from "@/e2e/heartbeats";
import { forbidPolling, openListening, whenCovered } from "@/e2e/listening-pages";
import { signIn, type Person } from "@/e2e/people";
import { bound, times } from "@/testing/report/rounds";

const ROUNDS = times({ short: 1, full: 25 });
// A heartbeat comes every 15 s. If one falls into each of so many rounds, that is no coincidence.
const MORE_ROUNDS = 4;

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

type Ending = {
  /** How long after the answer the last of two open tabs covered itself. */
  readonly tookMs: number;
  /** Whether only a push can have told them: they don't poll, and no stream had a heartbeat meanwhile. */
  readonly wasPushed: boolean;
};

/** Ends a device's session from another one, again and again, and once more if a heartbeat came between each time. */
export async function measureEndings(
  here: BrowserContext,
  elsewhere: BrowserContext,
  person: Person,
  origin: string,
): Promise<Ending[]> {
  await forbidPolling(elsewhere);
  const heartbeats = await hearHeartbeats(origin);
  const endings: Ending[] = [];
  const isProven = (): boolean => endings.length >= ROUNDS && endings.some(({ wasPushed }) => wasPushed);
  while (!isProven() && endings.length < ROUNDS + MORE_ROUNDS) {
    await signIn(elsewhere, person);
    // One of the two tabs holds the stream, and passes the ending on to the other.
    const tabs = [await openListening(elsewhere, "/dashboard"), await openFollower(elsewhere)];
    const covered = await Promise.all(tabs.map(whenCovered));
    const before = heartbeats.count();
    const endedAt = await endOthers(here, person);
    const coveredAt = await Promise.all(covered.map((when) => when()));
    endings.push({ tookMs: Math.max(...coveredAt) - endedAt, wasPushed: heartbeats.count() === before });
    for (const tab of tabs) {
      await tab.waitForURL(/\/login\?reason=user_elsewhere/);
      await tab.close();
    }
  }
  heartbeats.stop();
  return endings;
}

/** Notes how soon the tabs were covered, and expects that it was by a push. */
export function noteEndings(endings: readonly Ending[], where: string): void {
  const tookMs = endings.map((ending) => ending.tookMs);
  noteFigure(
    `${where}: both open tabs of another device had covered themselves ${median(tookMs)} ms after the answer at the median of ` +
      `${tookMs.length}, ${Math.max(...tookMs)} ms at most`,
  );
  expect(endings.filter(({ wasPushed }) => wasPushed)).not.toEqual([]);
  expect(median(tookMs)).toBeLessThan(bound({ anywhere: Infinity, measured: 1_000 }));
}
