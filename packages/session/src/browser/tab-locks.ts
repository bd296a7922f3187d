import { ownTabId } from "./tab-peers.ts";

const PREFIX = "aurora.tab.";
const LONGEST_WAIT_MS = 1_000;

let letGo: () => void = () => undefined;

/**
 * Holds a Web Lock for as long as this document shows a page of a session, also while the browser lets it do nothing else.
 * Other tabs see by it that this one is open. A page that is kept for Back must not hold one.
 */
export function holdTabLock(sessionId: string): void {
  letGo();
  const released = new Promise<void>((resolve) => (letGo = resolve));
  hold(`${PREFIX}${sessionId}.${ownTabId()}`, released).catch(console.warn);
}

async function hold(name: string, released: Promise<void>): Promise<void> {
  await navigator.locks.request(name, () => released);
}

/** Lets go of the lock: this tab shows nothing of the session any more. */
export function dropTabLock(): void {
  letGo();
}

/** Lists the tabs of this browser that show a page of a session, but for this one; null if the browser doesn't say. */
export async function listOtherTabs(sessionId: string): Promise<string[] | null> {
  const tabs = await listTabs(`${PREFIX}${sessionId}.`);
  return tabs?.filter((id) => id !== ownTabId()) ?? null;
}

/** Returns those of the tabs that have closed what they showed; null if the browser doesn't say. */
export async function findClosed(tabIds: readonly string[]): Promise<string[] | null> {
  const open = await listTabs(PREFIX);
  return open === null ? null : tabIds.filter((id) => !open.includes(id));
}

async function listTabs(prefix: string): Promise<string[] | null> {
  const held = await Promise.race([queryLocks(), silence()]);
  return held?.filter((name) => name.startsWith(prefix)).map((name) => name.slice(name.lastIndexOf(".") + 1)) ?? null;
}

async function queryLocks(): Promise<string[] | null> {
  try {
    const { held = [] } = await navigator.locks.query();
    return held.map(({ name = "" }) => name);
  } catch (error) {
    console.warn("The browser doesn't tell which other tabs are open.", error);
    return null;
  }
}

async function silence(): Promise<null> {
  return new Promise((resolve) => setTimeout(resolve, LONGEST_WAIT_MS, null));
}
