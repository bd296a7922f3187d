import { currentSessionId } from "./browser-cookies.ts";
import { getTabSession } from "./tab-session.ts";

const LONGEST_WAIT_MS = 1_000;
const OWNER_KEY = "aurora.owner";
/** The message to service workers. One that has answered on the port that came along holds nothing any more. */
const EMPTY_MESSAGE = { type: "aurora:empty" };

// A star stands for any end of a name. Preferences are the device's, and a receipt names nobody.
const kept = new Set(["aurora.preference.*", "aurora.receipt"]);
const ownWays = new Set<() => unknown>();

/**
 * Keeps what has one of these names when a session ends: entries of local and session storage, databases, caches and files.
 * `"draft.*"` is every name that begins so. What is kept is there for the next person, too: name what belongs to the device.
 * To be called where the code of a session's pages is loaded.
 */
export function keep(...names: readonly string[]): void {
  for (const name of names) kept.add(name);
}

/** Calls `empty` when a session ends, to drop what only the caller knows of. Returns the function that stops it. */
export function onEmpty(empty: () => unknown): () => void {
  ownWays.add(empty);
  return () => ownWays.delete(empty);
}

function isKept(name: string): boolean {
  return [...kept].some((each) => (each.endsWith("*") ? name.startsWith(each.slice(0, -1)) : each === name));
}

/**
 * Empties every store of this origin but for what is kept: local and session storage, IndexedDB, Cache Storage, files, push
 * subscriptions, the memory of service workers that answer the message `aurora:empty`, and what {@link onEmpty} adds; and asks the
 * browser to give no page a credential without a question. Waits for `longestMs` at most. A store that is missing or blocked
 * holds nothing, so that is no failure. Where another session has begun in this browser, what tabs share is its, and stays.
 */
export async function emptyStores(longestMs = LONGEST_WAIT_MS): Promise<void> {
  emptyStorages();
  const stores = [emptyDatabases, emptyCaches, emptyFiles, emptyWorkers, askAgain];
  const emptied = Promise.allSettled([
    ...[...ownWays].map(emptyOwn),
    ...(isOfAnotherSession() ? [] : stores).map((empty) => empty()),
  ]);
  await Promise.race([emptied, new Promise((resolve) => setTimeout(resolve, longestMs))]);
}

/**
 * Empties the local and session storage once more when this document is left: libraries write their caches then, in listeners
 * that were there before these.
 */
export function emptyStoragesLast(): void {
  for (const event of ["pagehide", "visibilitychange"]) addEventListener(event, emptyStorages);
}

async function emptyOwn(empty: () => unknown): Promise<void> {
  try {
    await empty();
  } catch (error) {
    console.error("What onEmpty() added has failed.", error);
  }
}

/** Whether this browser's stores were filled for another user than this one, whose session nobody saw end. */
export function isFilledForAnother(userId: string): boolean {
  const owner = readOwner();
  return owner !== null && owner !== userId;
}

/** Notes for whom this browser's stores are filled from now on. */
export function noteOwner(userId: string): void {
  try {
    localStorage.setItem(OWNER_KEY, userId);
  } catch (error) {
    console.warn("The local storage is blocked, so it holds nothing.", error);
  }
}

function readOwner(): string | null {
  try {
    return localStorage.getItem(OWNER_KEY);
  } catch {
    return null;
  }
}

function isOfAnotherSession(): boolean {
  const current = currentSessionId();
  const own = getTabSession()?.sessionId;
  return current !== null && own !== undefined && current !== own;
}

function emptyStorages(): void {
  emptyStorage("sessionStorage");
  if (!isOfAnotherSession()) emptyStorage("localStorage");
  // It outlives the document.
  window.name = "";
}

function emptyStorage(name: "localStorage" | "sessionStorage"): void {
  try {
    for (const key of Object.keys(window[name])) if (!isKept(key)) window[name].removeItem(key);
  } catch (error) {
    console.warn("A storage is blocked, so it holds nothing.", error);
  }
}

// Firefox before 126 can't list them.
async function emptyDatabases(): Promise<void> {
  const names = (await indexedDB.databases())
    .map(({ name }) => name)
    .filter((name) => name !== undefined && !isKept(name));
  await Promise.all(names.map((name) => emptyDatabase(name ?? "")));
}

// A database that a document has open can't be deleted before that document is gone, but its entries can.
async function emptyDatabase(name: string): Promise<void> {
  const database = await answerOf(indexedDB.open(name));
  const stores = [...database.objectStoreNames];
  if (stores.length > 0) {
    const transaction = database.transaction(stores, "readwrite");
    await Promise.all(stores.map((store) => answerOf(transaction.objectStore(store).clear())));
  }
  database.close();
  await answerOf(indexedDB.deleteDatabase(name));
}

function answerOf<Answer>(request: IDBRequest<Answer>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error ?? new Error("IndexedDB refused.")));
  });
}

async function emptyCaches(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => !isKept(name)).map((name) => caches.delete(name)));
}

async function emptyFiles(): Promise<void> {
  const root = await navigator.storage.getDirectory();
  const names: string[] = [];
  for await (const name of root.keys()) names.push(name);
  await Promise.all(names.filter((name) => !isKept(name)).map((name) => root.removeEntry(name, { recursive: true })));
}

async function emptyWorkers(): Promise<void> {
  const registrations = await navigator.serviceWorker.getRegistrations();
  await Promise.all(
    registrations.map(async ({ active, pushManager }) => {
      const told = active === null ? undefined : tell(active);
      await (await pushManager.getSubscription())?.unsubscribe();
      await told;
    }),
  );
}

async function tell(worker: ServiceWorker): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  const answered = new Promise((resolve) => port1.addEventListener("message", resolve));
  port1.start();
  worker.postMessage(EMPTY_MESSAGE, [port2]);
  // One that does not know the message never answers.
  await Promise.race([answered, new Promise((resolve) => setTimeout(resolve, LONGEST_WAIT_MS / 2))]);
}

// Credential Management Level 1, §2.2.2: nobody is signed in again without a question.
async function askAgain(): Promise<void> {
  await navigator.credentials.preventSilentAccess();
}
